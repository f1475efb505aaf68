import type { HistorySecond } from "../api/history_types";
import type { SiteId } from "../protocol/messages";
import type { FigureId } from "./figures";
import { knownValues } from "./figures";
import type { Moment } from "./moment";
import type { SeriesSet } from "./series_set";
import { seriesOf } from "./series_set";
import { storedVerdict } from "./verdict_text";
import { isVerdictKind } from "./verdict_view";

// A second of the past as the matrix shows it. The history keeps no report of an endpoint and no words of a verdict.
export function storedMoment({ at, server, sites }: HistorySecond): Moment {
  return {
    at: Date.parse(at),
    server: server && knownValues(server),
    diskFree: null,
    sites: sites.map(({ site, figures, verdict }) => {
      const kind = isVerdictKind(verdict) ? verdict : null;
      return {
        site,
        connected: Object.keys(figures).length > 0,
        values: knownValues(figures),
        endpoint: null,
        verdict: kind && storedVerdict(kind),
        silence: null,
      };
    }),
  };
}

// The `seconds` that end with `end` (unix), a value each; of stored minutes each value stands for its minute.
export function columnOf(set: SeriesSet, site: SiteId, id: FigureId, end: number, seconds: number): Float32Array {
  const out = new Float32Array(seconds).fill(NaN);
  const [begin] = set.times;
  const series = seriesOf(set, site, id);
  if (series === null || begin === undefined) return out;
  for (let i = 0; i < seconds; ++i) {
    const value = series.mean[Math.floor((end - seconds + 1 + i - begin) / set.step)];
    if (value !== null && value !== undefined) out[i] = value;
  }
  return out;
}
