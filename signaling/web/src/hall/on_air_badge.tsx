import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { Icon } from "../ui/icon";
import { lampLook, lampState } from "./lamp_words";
import styles from "./on_air_badge.module.css";

// All that is left of the lamp while a phone is the hall's control: nothing, until the microphone is live.
export function OnAirBadge({ model }: { model: Model }) {
  const text = useText();
  const words = useHallWords();
  const look = lampLook(model);
  if (look !== "live" && look !== "silent") return null;
  return (
    <p className={styles.badge} role="status" data-on-air={look}>
      <Icon name={look === "live" ? "microphone" : "warning"} />
      {lampState(model, { text, words })}
    </p>
  );
}
