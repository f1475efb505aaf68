import type { CalendarEntry } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { toLocal } from "../../time/province_time";
import { kPhaseSigns } from "./phase_signs";
import styles from "./calendar.module.css";

export type EntryPlace = "month" | "week" | "list";

// One conference in the calendar: sign of its phase, time, title. Where there is no room for more, the rest is for
// screen readers and for the pointer that rests on it.
export function CalendarEntryLabel({ entry, place }: { entry: CalendarEntry; place: EntryPlace }) {
  const words = useOperatorWords();
  const marks = [
    words.common.phase[entry.phase],
    ...(entry.series ? [words.common.series] : []),
    words.calendar.siteCount(entry.sites.length),
  ];
  const start = toLocal(entry.start).time;
  const time = place === "month" ? start : `${start}–${toLocal(entry.end).time}`;
  return (
    <span className={styles.entry} data-place={place} title={`${time} ${entry.title} · ${marks.join(" · ")}`}>
      <span data-phase={entry.phase} aria-hidden>
        {kPhaseSigns[entry.phase]}
      </span>
      <span className={styles.time}>{time}</span>
      {entry.urgent && <strong className={styles.urgent}>{words.common.urgent}</strong>}
      {entry.overrun && <strong className={styles.urgent}>{words.common.overrun}</strong>}
      <span className={styles.title}>{entry.title}</span>
      {entry.series && <span aria-hidden>↻</span>}
      <span className={place === "list" ? styles.marks : "visually-hidden"}>{marks.join(" · ")}</span>
    </span>
  );
}
