import type { HistoryFigures } from "../api/history_types";
import type { SiteId } from "../protocol/messages";
import type { Figure, FigureId } from "./figures";
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

export function seriesOf({ series }: SeriesSet, site: SiteId, figure: string): Series | null {
  return series.find((one) => one.site === site && one.figure === figure) ?? null;
}

// The first time of which anything is known; null: nothing is.
export function firstKnownTime({ times, series }: SeriesSet): number | null {
  return times.find((_, index) => series.some(({ mean }) => typeof mean[index] === "number")) ?? null;
}

export interface Statistics {
  mean: number;
  most: number;
  worst: number; // by the figure's own sense of it
  worstAt: number; // unix seconds
  over: number; // share of the known time in which the mean was at the bound or above; 0 without a bound
}

// Null: nothing is known.
export function statistics(
  { mean, min, max }: Series,
  times: readonly number[],
  { bound = Infinity, worse }: Pick<Figure, "bound" | "worse"> = {},
): Statistics | null {
  const known = mean.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length === 0) return null;
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const over = known.filter(({ value }) => value >= bound).length;
  const low = extreme(known.map(({ index }) => index), min, -1);
  const high = extreme(known.map(({ index }) => index), max, 1);
  const worst = worse === "low" ? low : high;
  return {
    mean: total / known.length,
    most: high.value,
    worst: worst.value,
    worstAt: times[worst.index] ?? 0,
    over: over / known.length,
  };
}

// The first that is as far as any in that way.
function extreme(indices: readonly number[], values: Column, way: 1 | -1): { value: number; index: number } {
  let found = { value: -way * Infinity, index: 0 };
  for (const index of indices) {
    const value = values[index] ?? NaN;
    if ((value - found.value) * way > 0) found = { value, index };
  }
  return found;
}

function padded(values: Column, length: number): Column {
  return values.length === length ? values : [...values, ...Array<null>(length - values.length).fill(null)];
}
