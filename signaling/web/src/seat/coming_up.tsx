import { useHallWords } from "../i18n/hall";
import type { AgendaItemEntry } from "../protocol/messages";
import type { Agenda } from "../state/model";
import styles from "./coming_up.module.css";

export interface ComingItems {
  now: AgendaItemEntry | null;
  next: AgendaItemEntry | null;
}

// Before the agenda has begun its first item comes next.
export function comingItems({ current, items }: Agenda): ComingItems {
  const at = current ?? -1;
  return { now: items[at] ?? null, next: items[at + 1] ?? null };
}

// What is talked about and what comes after it.
export function ComingUp({ agenda }: { agenda: Agenda | null }) {
  const words = useHallWords().agenda;
  if (agenda === null || agenda.items.length === 0) return null;
  const { now, next } = comingItems(agenda);
  return (
    <dl className={styles.items} aria-label={words.heading} data-item={agenda.current ?? ""}>
      {now !== null && (
        <div>
          <dt>{words.now}</dt>
          <dd className={styles.now}>{now.title}</dd>
        </div>
      )}
      <div>
        <dt>{words.next}</dt>
        <dd>{next?.title ?? words.last}</dd>
      </div>
    </dl>
  );
}
