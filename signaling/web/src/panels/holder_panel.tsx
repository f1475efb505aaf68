import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Holder, Model } from "../state/model";
import { remainingMs, siteById, siteName, turnTime } from "../state/queries";
import { clockOf } from "../time/calendar_words";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { ClockDigits } from "../ui/clock_digits";
import styles from "./holder_panel.module.css";

const kLongMs = 3_600_000; // with hours the digits need more room

interface HolderPanelProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
  compact?: boolean;
}

// Who has the floor and for how long, the end of the turn and the next one: the largest thing on the chair's page.
export function HolderPanel({ model, online, send, compact = false }: HolderPanelProps) {
  const text = useText();
  const { holders } = model;
  const [only] = holders;
  return (
    <section
      className={only === undefined ? styles.panel : `${styles.panel} ${styles.taken}`}
      aria-label={text.floor.holderHeading}
    >
      <h2 className={styles.heading}>{text.floor.holderHeading}</h2>
      {only === undefined && <Nobody model={model} />}
      {only !== undefined && holders.length === 1 && <SingleHolder holder={only} model={model} />}
      {holders.length > 1 && (
        <ul className={styles.list}>
          {holders.map((holder) => (
            <HolderRow key={holder.site} holder={holder} model={model} online={online} send={send} />
          ))}
        </ul>
      )}
      <div className={compact ? `${styles.acts} ${styles.beside}` : styles.acts}>
        {only !== undefined && holders.length === 1 && (
          <Button
            tone="stop"
            size="large"
            disabled={!online}
            aria-label={text.floor.revokeFrom(siteName(model, only.site))}
            data-action="revoke"
            onClick={() => send({ type: "floor.revoke", site: only.site })}
          >
            {text.floor.revoke}
          </Button>
        )}
        <NextButton model={model} online={online} send={send} />
      </div>
    </section>
  );
}

// Why nobody speaks; in a break, until when.
function Nobody({ model }: { model: Model }) {
  const text = useText();
  if (model.phase === "paused") {
    const { resumesAt } = model;
    const words = resumesAt === null ? text.phase.paused : text.phase.resumesAt(clockOf(resumesAt));
    return <p className={styles.nobody}>{words}</p>;
  }
  return <p className={styles.nobody}>{model.policy === "open" ? text.floor.nobodyOpen : text.floor.nobody}</p>;
}

function NextButton({ model, online, send }: Omit<HolderPanelProps, "compact">) {
  const words = useConferenceWords().turn;
  const [next] = model.queue;
  if (model.policy === "open") return null;
  return (
    <Button
      tone={next === undefined ? "plain" : "go"}
      size="large"
      disabled={!online || next === undefined}
      data-action="next"
      onClick={() => send({ type: "floor.next" })}
    >
      {next === undefined ? words.next : words.nextIs(siteName(model, next.site))}
    </Button>
  );
}

interface HolderProps {
  holder: Holder;
  model: Model;
}

function SingleHolder({ holder, model }: HolderProps) {
  const text = useText();
  const left = useTimeLeft(model, holder);
  return (
    <>
      <p className={styles.name} data-holder={holder.site}>
        {siteName(model, holder.site)}
      </p>
      <Delegate holder={holder} />
      {left === null ? (
        <p className={styles.unlimited}>{text.floor.noLimitRunning}</p>
      ) : (
        <div className={holder.phase === "speaking" ? styles.clock : `${styles.clock} ${styles.over}`}>
          <p className={left < kLongMs ? styles.time : `${styles.time} ${styles.long}`} role="timer">
            <ClockDigits time={formatCountdown(left)} />
          </p>
          {holder.limitMs !== null && (
            <>
              <p className={styles.limit}>{text.floor.of(formatCountdown(holder.limitMs))}</p>
              <span className={styles.track}>
                <span style={{ transform: `scaleX(${Math.min(1, left / holder.limitMs)})` }} />
              </span>
            </>
          )}
        </div>
      )}
      <Trouble holder={holder} model={model} />
    </>
  );
}

function Delegate({ holder }: { holder: Holder }) {
  if (holder.delegate === "") return null;
  return <p className={styles.delegate}>{[holder.delegate, holder.post].filter((part) => part !== "").join(", ")}</p>;
}

// Why nobody hears the one who has the floor.
function Trouble({ holder, model }: HolderProps) {
  const text = useText();
  const words = useConferenceWords().turn;
  const site = siteById(model, holder.site);
  if (site?.connected !== true) return <p className={styles.trouble}>{holder.gone ? words.gone : text.siteState.disconnected}</p>;
  return site.silent ? <p className={styles.trouble}>{words.silent}</p> : null;
}

function HolderRow({ holder, model, online, send }: HolderProps & Pick<HolderPanelProps, "online" | "send">) {
  const text = useText();
  const left = useTimeLeft(model, holder);
  const name = siteName(model, holder.site);
  return (
    <li className={styles.row}>
      <span className={styles.rowName}>{name}</span>
      {left !== null && (
        <span className={styles.rowTime}>
          <ClockDigits time={formatCountdown(left)} />
        </span>
      )}
      <Button
        tone="stop"
        icon="cross"
        disabled={!online}
        aria-label={text.floor.revokeFrom(name)}
        data-action="revoke"
        onClick={() => send({ type: "floor.revoke", site: holder.site })}
      />
    </li>
  );
}

function useTimeLeft(model: Model, holder: Holder): number | null {
  return remainingMs(holder.endsAt, turnTime(model, useNow()));
}
