import type { ClientMessage } from "../protocol/messages";
import { useText } from "../i18n/language";
import type { Holder, Model } from "../state/model";
import { remainingMs, siteById, siteName, turnTime } from "../state/queries";
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
}

// Who has the floor and for how long: the largest thing on the chair's page.
export function HolderPanel({ model, online, send }: HolderPanelProps) {
  const text = useText();
  const [only] = model.holders;
  return (
    <section
      className={only === undefined ? styles.panel : `${styles.panel} ${styles.taken}`}
      aria-label={text.floor.holderHeading}
    >
      <h2 className={styles.heading}>{text.floor.holderHeading}</h2>
      {only === undefined && (
        <p className={styles.nobody}>{model.policy === "open" ? text.floor.nobodyOpen : text.floor.nobody}</p>
      )}
      {only !== undefined && model.holders.length === 1 && (
        <SingleHolder holder={only} model={model} online={online} send={send} />
      )}
      {model.holders.length > 1 && (
        <ul className={styles.list}>
          {model.holders.map((holder) => (
            <HolderRow key={holder.site} holder={holder} model={model} online={online} send={send} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface HolderProps extends HolderPanelProps {
  holder: Holder;
}

function SingleHolder({ holder, model, online, send }: HolderProps) {
  const text = useText();
  const left = useTimeLeft(model, holder);
  const name = siteName(model, holder.site);
  const connected = siteById(model, holder.site)?.connected ?? false;
  return (
    <>
      <p className={styles.name} data-holder={holder.site}>
        {name}
      </p>
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
      {!connected && <p className={styles.gone}>{text.siteState.disconnected}</p>}
      <Button
        tone="stop"
        size="large"
        wide
        disabled={!online}
        aria-label={text.floor.revokeFrom(name)}
        data-action="revoke"
        onClick={() => send({ type: "floor.revoke", site: holder.site })}
      >
        {text.floor.revoke}
      </Button>
    </>
  );
}

function HolderRow({ holder, model, online, send }: HolderProps) {
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
        onClick={() => send({ type: "floor.revoke", site: holder.site })}
      />
    </li>
  );
}

function useTimeLeft(model: Model, holder: Holder): number | null {
  return remainingMs(holder.endsAt, turnTime(model, useNow()));
}
