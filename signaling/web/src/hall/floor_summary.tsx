import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { remainingMs, siteName, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { ClockDigits } from "../ui/clock_digits";
import { isBroken } from "../session/devices";
import { queueExcerpt } from "./queue_excerpt";
import styles from "./floor_summary.module.css";

interface FloorSummaryProps {
  model: Model;
  room: number; // for sites of the queue, which stand in two columns
}

// Who is on stage, who has the floor, who waits: what the hall wants to know beside the picture. Each holder of the floor
// takes the height of two sites of the queue, its delegate's name of one more, each broken device of four.
export function FloorSummary({ model, room }: FloorSummaryProps) {
  const text = useText();
  const now = useNow();
  return (
    <section className={styles.summary}>
      <div>
        <h2 className={styles.heading}>{text.picture.onStage}</h2>
        <p className={styles.onStage} data-on-stage={model.onStage ?? ""}>
          {model.onStage === null ? text.picture.nobodyOnStage : siteName(model, model.onStage)}
        </p>
      </div>
      {model.holders.length > 0 && (
        <div>
          <h2 className={styles.heading}>{text.floor.holderHeading}</h2>
          <ul>
            {model.holders.map((holder) => {
              const left = remainingMs(holder.endsAt, turnTime(model, now));
              return (
                <li key={holder.site} className={styles.holder}>
                  <span>
                    {siteName(model, holder.site)}
                    {holder.delegate !== "" && <small>{holder.delegate}</small>}
                  </span>
                  {left !== null && <ClockDigits time={formatCountdown(left)} />}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {model.policy !== "open" && (
        <div className={styles.queue}>
          <h2 className={styles.heading}>{text.floor.queueHeading}</h2>
          {model.queue.length === 0 ? (
            <p className={styles.quiet}>{text.floor.queueEmpty}</p>
          ) : (
            <Queue model={model} room={room} />
          )}
        </div>
      )}
    </section>
  );
}

function Queue({ model, room: most }: FloorSummaryProps) {
  const text = useText();
  const own = model.self?.site ?? null;
  const problems = Object.values(model.devices).filter(({ status }) => isBroken(status)).length;
  const named = model.holders.filter(({ delegate }) => delegate !== "").length;
  const room = Math.max(2, most - 2 * model.holders.length - named - 4 * problems);
  const { shown, hidden } = queueExcerpt(model.queue, own, room);
  return (
    <>
      <ol className={shown.length > room / 2 ? `${styles.list} ${styles.two}` : styles.list}>
        {shown.map(({ place, site }) => (
          <li key={site} className={site === own ? styles.own : ""}>
            <span className={styles.place}>{place}</span>
            <span className={styles.name}>{siteName(model, site)}</span>
          </li>
        ))}
      </ol>
      {hidden > 0 && problems < 2 && <p className={styles.quiet}>{text.floor.further(hidden)}</p>}
    </>
  );
}
