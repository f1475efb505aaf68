import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { useNow } from "../time/use_now";
import { Icon } from "./icon";
import styles from "./phase_badge.module.css";

// Says beside the title what is not an ordinary session: a test, a break, and to those who may extend it "quá giờ".
export function PhaseBadge({ model }: { model: Model }) {
  const words = useText().phase;
  const now = useNow(1000);
  if (model.conference === null) return null;
  const { endsAt, overrun } = model.timing;
  const minutes = endsAt === null ? 0 : Math.max(0, Math.floor((now - endsAt) / 60_000));
  return (
    <>
      {model.phase !== "in_session" && (
        <span className={styles.badge} data-phase={model.phase}>
          <Icon name={model.phase === "paused" ? "clock" : "settings"} />
          {model.phase === "paused" && model.resumesAt !== null
            ? words.resumesAt(clockOf(model.resumesAt))
            : words[model.phase]}
        </span>
      )}
      {overrun && (
        <span className={styles.badge} data-overrun={minutes}>
          <Icon name="warning" />
          {words.overrun(minutes)}
        </span>
      )}
    </>
  );
}
