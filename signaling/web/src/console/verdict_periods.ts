import type { HistoryEvent } from "../api/history_types";
import type { Sentence, SiteId, VerdictKind } from "../protocol/messages";
import type { Series } from "./series_set";
import { verdictKindOf } from "./verdict_view";

// A time in which a site had one verdict other than "fine".
export interface VerdictPeriod {
  kind: VerdictKind;
  from: number; // unix seconds
  to: number; // the end of its last second
}

export interface VerdictTimes {
  periods: readonly VerdictPeriod[];
  known: number; // seconds of which a verdict is known
  trouble: number; // of those not fine
}

// `verdicts` are stored ones; null: none are known. Where a step is longer than a second its commonest verdict counts, but
// trouble within is not missed: its length is then the step's.
export function verdictTimes(times: readonly number[], verdicts: Series | null, step: number): VerdictTimes {
  const periods: VerdictPeriod[] = [];
  let known = 0;
  let trouble = 0;
  times.forEach((from, index) => {
    const kind = verdictKindOf(verdicts?.mean[index] || verdicts?.max[index]);
    if (kind === null) return;
    known += step;
    if (kind === "fine") return;
    trouble += step;
    const last = periods.at(-1);
    if (last !== undefined && last.kind === kind && last.to === from) last.to = from + step;
    else periods.push({ kind, from, to: from + step });
  });
  return { periods, known, trouble };
}

// Why the diagnosis said so: what the record has of the beginning, which may lie before the time that is shown.
export function groundsOf(events: readonly HistoryEvent[], site: SiteId, { kind, to }: VerdictPeriod): Sentence | null {
  const begun = events.filter(
    (event) => event.kind === "verdict" && event.site === site && event.text === kind && Date.parse(event.at) <= to * 1000,
  );
  return begun.at(-1)?.grounds ?? null;
}

// Where the next trouble begins after a moment, or the last one that began before it; null: there is none.
export function troubleBeside(begins: readonly number[], at: number, way: 1 | -1): number | null {
  const sorted = [...begins].sort((a, b) => a - b);
  return (way === 1 ? sorted.find((begin) => begin > at) : sorted.filter((begin) => begin < at).at(-1)) ?? null;
}
