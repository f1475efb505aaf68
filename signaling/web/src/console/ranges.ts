export type RangeName = "live" | "ten" | "hour" | "day" | "month";

export const kRangeSeconds: Readonly<Record<RangeName, number>> = {
  live: 300,
  ten: 600,
  hour: 3600,
  day: 86_400,
  month: 30 * 86_400,
};

export const kRangeNames = Object.keys(kRangeSeconds) as readonly RangeName[];

// Where a past conference's days are looked at, other conferences of the site count too.
export function goesBeyond(range: RangeName): boolean {
  return range === "day" || range === "month";
}

// How often what has been read is read anew while the conference runs.
export function refreshMs(range: RangeName): number {
  return range === "ten" ? 5000 : range === "hour" ? 15_000 : 60_000;
}
