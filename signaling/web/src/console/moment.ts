import type { EndpointFigures, LinesMessage, SilenceEntry, SiteId, VerdictEntry } from "../protocol/messages";
import type { FigureValues } from "./figures";
import { serverValues, siteValues } from "./figures";
import { gravity } from "./verdict_view";

// One second as the matrix shows it, whether it is now or long ago.
export interface SiteMoment {
  site: SiteId;
  connected: boolean;
  values: FigureValues;
  endpoint: EndpointFigures | null; // the history keeps none
  verdict: VerdictEntry | null; // null: not known
  silence: SilenceEntry | null;
}

export interface Moment {
  at: number; // unix ms
  server: FigureValues | null; // null: the media server is silent
  diskFree: number | null; // bytes
  sites: readonly SiteMoment[];
}

// Null: it has no time.
export function momentOf({ at, server, sites }: LinesMessage): Moment | null {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  return {
    at: time,
    server: server && serverValues(server),
    diskFree: server?.disk_free_bytes ?? null,
    sites: sites.map(({ site, connected, figures, verdict, silence }) => ({
      site,
      connected,
      values: siteValues(figures),
      endpoint: figures?.endpoint ?? null,
      verdict,
      silence,
    })),
  };
}

export type Order = "trouble" | "roster";

// The gravest first, those alike in the order of the roster. A speaker who is not heard is graver than anything else at
// a site.
export function ordered(sites: readonly SiteMoment[], order: Order): readonly SiteMoment[] {
  if (order === "roster") return sites;
  const rank = ({ verdict, silence }: SiteMoment) => (silence !== null ? -1 : gravity(verdict?.kind ?? null));
  return [...sites].sort((a, b) => rank(a) - rank(b));
}

export function inTrouble({ verdict, silence }: SiteMoment): boolean {
  return silence !== null || (verdict !== null && verdict.kind !== "fine");
}

// The first that is known.
export function firstKnown(values: FigureValues, ids: readonly (keyof FigureValues)[]): number | undefined {
  return ids.map((id) => values[id]).find((value) => value !== undefined);
}
