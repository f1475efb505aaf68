import { useHallWords } from "../i18n/hall";
import type { Model } from "../state/model";
import { Icon } from "../ui/icon";
import styles from "./hall_strip.module.css";

// Tells the people in the hall that a technician hears them, or speaks to them alone.
export function RemoteStrip({ remoteHelp: { listening, talker } }: Pick<Model, "remoteHelp">) {
  const words = useHallWords().remote;
  if (!listening && talker === null) return null;
  return (
    <section className={styles.strip} data-remote={talker === null ? "listening" : "talking"}>
      <Icon name={talker === null ? "sound" : "person"} />
      <p role="status">{talker === null ? words.listening : words.talking(talker)}</p>
    </section>
  );
}
