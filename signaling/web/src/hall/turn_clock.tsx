import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { remainingMs, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { ClockPhrase } from "../ui/clock_digits";
import styles from "./lamp.module.css";

// What is left of the own turn.
export function TurnClock({ model }: { model: Model }) {
  const text = useText();
  const now = useNow();
  const left = remainingMs(model.microphone.endsAt, turnTime(model, now));
  if (left === null) return model.microphone.holder && model.policy !== "open" ? <UnlimitedTurn /> : null;
  const over = model.microphone.phase !== "speaking";
  return (
    <p className={over ? `${styles.clock} ${styles.over}` : styles.clock} role="timer">
      <span className={styles.time}>
        <ClockPhrase phrase={text.microphone.remaining} time={formatCountdown(left)} />
      </span>
      {over && <span className={styles.warning}>{text.microphone.almostOver}</span>}
    </p>
  );
}

function UnlimitedTurn() {
  return <p className={`${styles.clock} ${styles.unlimited}`}>{useText().microphone.noLimit}</p>;
}
