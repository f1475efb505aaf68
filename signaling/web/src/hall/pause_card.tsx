import { useHallWords } from "../i18n/hall";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { Icon } from "../ui/icon";
import styles from "./pause_card.module.css";

// A break, over separate pictures; the composed one says so itself.
export function PauseCard({ model }: { model: Model }) {
  const words = useHallWords().pause;
  if (model.phase !== "paused") return null;
  const { resumesAt } = model;
  return (
    <div className={styles.card} role="status" data-pause={resumesAt ?? ""}>
      <Icon name="clock" size="3rem" />
      <p className={styles.heading}>{words.heading}</p>
      <p className={styles.note}>{resumesAt === null ? words.unknown : words.resumes(clockOf(resumesAt))}</p>
    </div>
  );
}
