import type { CalendarEntry } from "../../api/calendar_types";
import { toLocal } from "../../time/province_time";
import { useOperatorWords } from "../../i18n/operator";
import { kPhaseSigns } from "./phase_signs";
import styles from "./calendar.module.css";

// One conference in the calendar: sign of its phase, time, title. The words that do not fit are for screen readers and
// for the pointer that rests on it.
export function CalendarEntryLabel({ entry, roomy }: { entry: CalendarEntry; roomy: boolean }) {
  const words = useOperatorWords();
  const marks = [
    words.common.phase[entry.phase],
    ...(entry.overrun ? [words.common.overrun] : []),
    ...(entry.series ? [words.common.series] : []),
    words.calendar.siteCount(entry.sites.length),
  ];
  return (
    <span className={styles.entry} title={`${entry.title} · ${marks.join(" · ")}`}>
      <span className={styles.sign} data-phase={entry.phase} aria-hidden>
        {kPhaseSigns[entry.phase]}
      </span>
      {!roomy && <span className={styles.time}>{toLocal(entry.start).time}</span>}
      {entry.urgent && <strong className={styles.urgent}>{words.common.urgent}</strong>}
      {entry.overrun && <strong className={styles.urgent}>{words.common.overrun}</strong>}
      <span className={styles.title}>{entry.title}</span>
      {entry.series && <span aria-hidden>↻</span>}
      {roomy && <span className={styles.marks}>{marks.join(" · ")}</span>}
      {!roomy && <span className="visually-hidden">{marks.join(", ")}</span>}
    </span>
  );
}
