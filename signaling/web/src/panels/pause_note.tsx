import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import styles from "./holder_panel.module.css";

// In a break: until when.
export function PauseNote({ model }: { model: Model }) {
  const words = useText().phase;
  return (
    <p className={styles.nobody}>{model.resumesAt === null ? words.paused : words.resumesAt(clockOf(model.resumesAt))}</p>
  );
}
