import { useEffect, useRef } from "react";
import { useHallWords } from "../i18n/hall";
import type { AgendaItemEntry } from "../protocol/messages";
import type { Agenda } from "../state/model";
import styles from "./agenda_list.module.css";

// The whole agenda; the item that is talked about is marked and kept in sight.
export function AgendaList({ agenda }: { agenda: Agenda | null }) {
  const words = useHallWords();
  const items = agenda?.items ?? [];
  return (
    <section className={styles.agenda} aria-label={words.watch.agenda}>
      <h2 className={styles.heading}>{words.watch.agenda}</h2>
      {items.length === 0 ? (
        <p className={styles.quiet}>{words.watch.noAgenda}</p>
      ) : (
        <ol className={styles.list}>
          {items.map((item, index) => (
            <Item key={index} item={item} number={index + 1} current={index === agenda?.current} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Item({ item, number, current }: { item: AgendaItemEntry; number: number; current: boolean }) {
  const words = useHallWords().agenda;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <li
      ref={element}
      className={current ? `${styles.item} ${styles.current}` : styles.item}
      aria-current={current ? "step" : undefined}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.title}>{item.title}</span>
      {item.planned_minutes > 0 && (
        <span className={styles.quiet}>{words.minutes(String(item.planned_minutes))}</span>
      )}
    </li>
  );
}
