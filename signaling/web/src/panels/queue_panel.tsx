import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import type { ClientMessage, QueueOrder } from "../protocol/messages";
import type { Model, QueuedSite } from "../state/model";
import { siteById, siteName } from "../state/queries";
import { formatElapsed } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { ClockDigits } from "../ui/clock_digits";
import { Icon } from "../ui/icon";
import { ContentRequests } from "./content_requests";
import { useReorder } from "./use_reorder";
import panel from "./panel.module.css";
import styles from "./queue_panel.module.css";

const kOrders: readonly QueueOrder[] = ["time", "priority", "planned", "unspoken"];

interface QueuePanelProps {
  model: Model;
  online: boolean; // its buttons would be obeyed
  send: (message: ClientMessage) => boolean;
}

// Who asked, in the order of their turns: the paper list of the chair; and who asks to show content. Rows are dragged by their number.
export function QueuePanel({ model, online, send }: QueuePanelProps) {
  const text = useText();
  const words = useConferenceWords().queue;
  const { queue, floorRules } = model;
  const { drag, handle } = useReorder(
    queue.map(({ site }) => site),
    (site, to) => online && send({ type: "floor.move", site, place: to + 1 }),
  );
  return (
    <section className={panel.body} aria-label={text.floor.queueHeading}>
      <div className={panel.tools}>
        <select
          className={panel.select}
          aria-label={words.order}
          value={floorRules?.order ?? "time"}
          disabled={!online}
          data-action="order"
          onChange={(event) => send({ type: "floor.order", order: event.target.value as QueueOrder })}
        >
          {kOrders.map((order) => (
            <option key={order} value={order}>
              {words.orders[order]}
            </option>
          ))}
        </select>
        <Button
          disabled={!online || queue.length === 0}
          data-action="clear-queue"
          onClick={() => send({ type: "floor.clear" })}
        >
          {words.clear}
        </Button>
      </div>
      <ContentRequests model={model} online={online} send={send} />
      {queue.length === 0 ? (
        <p className={panel.empty}>{text.floor.queueEmpty}</p>
      ) : (
        <ol className={panel.list}>
          {queue.map((entry, index) => (
            <QueueRow
              key={entry.site}
              entry={entry}
              place={index + 1}
              look={drag?.key === entry.site ? styles.dragged : drag?.to === index ? styles.target : undefined}
              grip={handle(entry.site)}
              model={model}
              online={online}
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
  look: string | undefined; // while a row is dragged
  grip: ReturnType<ReturnType<typeof useReorder>["handle"]>;
}

function QueueRow({ entry, place, look, grip, model, online, send }: QueueRowProps) {
  const text = useText();
  const words = useConferenceWords().queue;
  const now = useNow(1000);
  const name = siteName(model, entry.site);
  const connected = siteById(model, entry.site)?.connected ?? false;
  return (
    <li className={[styles.row, place === 1 ? styles.first : "", look ?? ""].join(" ")} data-queued={entry.site}>
      <button type="button" className={styles.grip} disabled={!online} aria-label={words.move(name)} {...grip}>
        {place}
      </button>
      <span className={styles.who}>
        <span className={styles.head}>
          <span className={styles.name}>
            {entry.priority && <Icon name="star" size="0.95em" />}
            {entry.priority && <span className="visually-hidden">{words.orders.priority}</span>}
            {name}
          </span>
          <span className={connected ? styles.waiting : `${styles.waiting} ${styles.gone}`}>
            {connected ? <ClockDigits time={formatElapsed(now - entry.since)} /> : <Icon name="lineOff" size="1.1em" />}
            <span className="visually-hidden">{connected ? words.waiting : text.siteState.disconnected}</span>
          </span>
        </span>
        {entry.delegate !== "" && (
          <span className={styles.delegate}>{[entry.delegate, entry.post].filter((part) => part !== "").join(", ")}</span>
        )}
      </span>
      <Button
        tone="go"
        disabled={!online || !connected}
        aria-label={text.floor.grantTo(name)}
        data-action="grant"
        onClick={() => send({ type: "floor.grant", site: entry.site })}
      >
        {text.floor.grantShort}
      </Button>
      <Button
        icon="clock"
        disabled={!online}
        aria-label={text.floor.denyTo(name)}
        title={text.floor.deny}
        data-action="deny"
        onClick={() => send({ type: "floor.deny", site: entry.site })}
      />
    </li>
  );
}
