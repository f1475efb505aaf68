import type { ClientMessage } from "../protocol/messages";
import { useText } from "../i18n/language";
import type { Model, QueuedSite } from "../state/model";
import { siteById, siteName } from "../state/queries";
import { formatElapsed } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { ClockPhrase } from "../ui/clock_digits";
import { grantMessage } from "./site_actions";
import styles from "./queue_panel.module.css";

interface QueuePanelProps {
  model: Model;
  online: boolean;
  limit: number | null;
  send: (message: ClientMessage) => boolean;
}

// Who asked, in the order of asking: the paper list of the chair.
export function QueuePanel({ model, online, limit, send }: QueuePanelProps) {
  const text = useText();
  return (
    <section className={styles.panel} aria-label={text.floor.queueHeading}>
      <h2 className={styles.heading}>
        {text.floor.queueHeading}
        {model.queue.length > 0 && <span className={styles.count}>{model.queue.length}</span>}
      </h2>
      {model.queue.length === 0 ? (
        <p className={styles.empty}>{text.floor.queueEmpty}</p>
      ) : (
        <ol className={styles.list}>
          {model.queue.map((entry, index) => (
            <QueueRow
              key={entry.site}
              entry={entry}
              place={index + 1}
              model={model}
              online={online}
              limit={limit}
              send={send}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface QueueRowProps extends QueuePanelProps {
  entry: QueuedSite;
  place: number;
}

function QueueRow({ entry, place, model, online, limit, send }: QueueRowProps) {
  const text = useText();
  const now = useNow(1000);
  const name = siteName(model, entry.site);
  const connected = siteById(model, entry.site)?.connected ?? false;
  return (
    <li className={place === 1 ? `${styles.row} ${styles.first}` : styles.row} data-queued={entry.site}>
      <span className={styles.place}>{place}</span>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={connected ? styles.waiting : `${styles.waiting} ${styles.gone}`}>
          {connected ? (
            <ClockPhrase phrase={text.floor.waiting} time={formatElapsed(now - entry.since)} />
          ) : (
            text.siteState.disconnected
          )}
        </span>
      </span>
      <span className={styles.buttons}>
        <Button
          tone="go"
          disabled={!online || !connected}
          aria-label={text.floor.grantTo(name)}
          data-action="grant"
          onClick={() => send(grantMessage(entry.site, limit))}
        >
          {text.floor.grantShort}
        </Button>
        <Button
          disabled={!online}
          aria-label={text.floor.denyTo(name)}
          data-action="deny"
          onClick={() => send({ type: "floor.deny", site: entry.site })}
        >
          {text.floor.deny}
        </Button>
      </span>
    </li>
  );
}
