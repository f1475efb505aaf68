import type { HistoryFigures } from "../api/history_types";
import type { SiteId } from "../protocol/messages";
import type { FigureId } from "./figures";
import type { RecentSeconds } from "./line_board";

export type Column = readonly (number | null)[];

// One figure of one site over the times of its set; null: not known.
export interface Series {
  site: SiteId;
  figure: string; // a FigureId, or "verdict"
  mean: Column;
  min: Column; // the very same column as `mean` where a step is one second
  max: Column;
}

// Several series over the same times.
export interface SeriesSet {
  times: readonly number[]; // unix seconds, rising
  step: number; // seconds that a value stands for
  series: readonly Series[];
}

export const kNoSeries: SeriesSet = { times: [], step: 1, series: [] };

export function storedSet({ from, step_s, series }: HistoryFigures): SeriesSet {
  const begin = Math.floor(Date.parse(from) / 1000);
  const length = Math.max(0, ...series.map(({ mean }) => mean.length));
  return {
    times: Array.from({ length }, (_, index) => begin + index * step_s),
    step: step_s,
    series: series.map(({ site, figure, mean, min, max }) => ({
      site,
      figure,
      mean: padded(mean, length),
      min: padded(min ?? mean, length),
      max: padded(max ?? mean, length),
    })),
  };
}

// The last `seconds` of what is told now.
export function liveSet(
  recent: RecentSeconds,
  sites: readonly SiteId[],
  figures: readonly FigureId[],
  seconds: number,
): SeriesSet {
  const { newest } = recent;
  if (newest === null) return kNoSeries;
  return {
    times: Array.from({ length: seconds }, (_, index) => newest - seconds + 1 + index),
    step: 1,
    series: sites.flatMap((site) =>
      figures.map((figure) => {
        const mean = Array.from(recent.column(site, figure, seconds), (value) => (Number.isNaN(value) ? null : value));
        return { site, figure, mean, min: mean, max: mean };
      }),
    ),
  };
}

// Conferences one after the other on one time line, with a gap between them. Series that one of them lacks are unknown
// for its time. The sets must not overlap.
export function joined(sets: readonly SeriesSet[]): SeriesSet {
  const known = sets.filter(({ times }) => times.length > 0).sort((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0));
  const [first] = known;
  if (first === undefined) return kNoSeries;
  if (known.length === 1) return first;
  const keys = new Map(known.flatMap(({ series }) => series.map((one) => [keyOf(one), one] as const)));
  const times = known.flatMap((set) => [...set.times, afterEnd(set)]);
  const column = (key: string, part: "mean" | "min" | "max") =>
    known.flatMap((set) => [
      ...(set.series.find((one) => keyOf(one) === key)?.[part] ?? Array<null>(set.times.length).fill(null)),
      null,
    ]);
  return {
    times,
    step: Math.max(...known.map(({ step }) => step)),
    series: [...keys].map(([key, { site, figure }]) => ({
      site,
      figure,
      mean: column(key, "mean"),
      min: column(key, "min"),
      max: column(key, "max"),
    })),
  };
}

export function seriesOf({ series }: SeriesSet, site: SiteId, figure: string): Series | null {
  return series.find((one) => one.site === site && one.figure === figure) ?? null;
}

export interface Statistics {
  mean: number;
  most: number;
  mostAt: number; // unix seconds
  over: number; // share of the known time in which the mean was at the bound or above; 0 without a bound
}

// Null: nothing is known.
export function statistics(series: Series, times: readonly number[], bound?: number): Statistics | null {
  let count = 0;
  let sum = 0;
  let over = 0;
  let most = -Infinity;
  let mostAt = 0;
  series.mean.forEach((mean, index) => {
    if (mean === null) return;
    ++count;
    sum += mean;
    if (bound !== undefined && mean >= bound) ++over;
    const max = series.max[index] ?? mean;
    if (max <= most) return;
    most = max;
    mostAt = times[index] ?? 0;
  });
  return count === 0 ? null : { mean: sum / count, most, mostAt, over: over / count };
}

function keyOf({ site, figure }: Pick<Series, "site" | "figure">): string {
  return `${site} ${figure}`;
}

function afterEnd({ times, step }: SeriesSet): number {
  return (times.at(-1) ?? 0) + step;
}

function padded(values: Column, length: number): Column {
  return values.length === length ? values : [...values, ...Array<null>(length - values.length).fill(null)];
}
