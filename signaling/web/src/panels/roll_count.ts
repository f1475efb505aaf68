import type { RollEntry } from "../protocol/messages";

export interface RollCount {
  present: number; // sites that are there, late ones and stand-ins too
  sites: number;
  delegates: number;
  invited: number;
}

export function rollCount(entries: readonly RollEntry[]): RollCount {
  const there = entries.filter(({ presence }) => presence !== null && presence !== "absent");
  return {
    present: there.length,
    sites: entries.length,
    delegates: there.reduce((sum, { delegates }) => sum + delegates, 0),
    invited: entries.reduce((sum, { invited }) => sum + invited, 0),
  };
}
