import { useHallWords } from "../i18n/hall";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./hall_strip.module.css";

interface RemoteStripProps extends Pick<Model, "remoteHelp"> {
  onAnswer: ((answered: boolean) => void) | null; // null: the microphone is not here
}

// Tells the people in the hall that a technician hears them, or speaks to them alone. Nobody hears a microphone that is
// off: whether the technician is to hear it is for them to say.
export function RemoteStrip({ remoteHelp: { listening, talker, answered }, onAnswer }: RemoteStripProps) {
  const words = useHallWords().remote;
  if (!listening && talker === null) return null;
  return (
    <section className={styles.strip} data-remote={talker === null ? "listening" : "talking"}>
      <Icon name={talker === null ? "sound" : "person"} />
      <p role="status">{talker === null ? words.listening : words.talking(talker)}</p>
      {onAnswer !== null && (
        <Button tone="quiet" data-action="remote-answer" aria-pressed={answered} onClick={() => onAnswer(!answered)}>
          {answered ? words.shut : words.answer}
        </Button>
      )}
    </section>
  );
}
