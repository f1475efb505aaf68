import type { LinesMessage, SiteId } from "../protocol/messages";
import type { FigureId } from "./figures";
import { isFigureId, kServerFigureIds, kSiteFigureIds } from "./figures";
import type { Span } from "./history";
import type { Moment } from "./moment";
import { momentOf } from "./moment";
import { SecondRing } from "./second_ring";
import type { SeriesSet } from "./series_set";

export const kLiveSeconds = 600;
const kMostSites = 300; // of one message; more is no conference of ours
export const kServer = ""; // the server among the sites, as the history has it

// What can be drawn of the last seconds.
export interface RecentSeconds {
  newest: number | null; // unix second
  column(site: SiteId, id: FigureId, length: number): Float32Array; // the last seconds, the oldest first
}

// The seconds that a conference tells: the newest one whole, the last ten minutes as numbers, with what the history
// remembers where it told nothing. Whoever listens is told once a message.
export class LineBoard implements RecentSeconds {
  private readonly rings = new Map<SiteId, SecondRing>();
  private moment: Moment | null = null;
  private heard: number | null = null;
  private readonly listeners = new Set<() => void>();

  get newest(): number | null {
    return this.moment === null ? null : secondOf(this.moment.at);
  }

  // Null until the first one.
  snapshot = (): Moment | null => this.moment;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // When the newest one came, on the page's monotonic clock.
  get heardAt(): number | null {
    return this.heard;
  }

  add(message: LinesMessage, now: number): void {
    const moment = momentOf(message);
    if (moment === null || moment.sites.length > kMostSites) return;
    const second = secondOf(moment.at);
    this.ring(kServer, kServerFigureIds).add(second, moment.server ?? {});
    for (const { site, values } of moment.sites) this.ring(site, kSiteFigureIds).add(second, values);
    this.forget(moment);
    this.moment = moment;
    this.heard = now;
    this.listeners.forEach((listener) => listener());
  }

  // The shortest span that has all seconds of [from, to) that nobody told; null: each was.
  untold({ from, to }: Span): Span | null {
    const ring = this.rings.get(kServer);
    const missing = (second: number) => ring?.isTold(second) !== true;
    while (from < to && !missing(from)) ++from;
    while (from < to && !missing(to - 1)) --to;
    return from < to ? { from, to } : null;
  }

  // Takes from the history what nobody told; what was told stands. It is seen with the next second.
  remember({ times: [begin], step, series }: SeriesSet): void {
    if (begin === undefined || step !== 1) return;
    for (const { site, figure, mean } of series) if (isFigureId(figure)) this.rings.get(site)?.fill(figure, begin, mean);
  }

  column(site: SiteId, id: FigureId, length: number): Float32Array {
    const ring = this.rings.get(site);
    return ring === undefined ? new Float32Array(length).fill(NaN) : ring.column(id, this.newest ?? 0, length);
  }

  private ring(site: SiteId, ids: readonly FigureId[]): SecondRing {
    const known = this.rings.get(site);
    if (known !== undefined) return known;
    const ring = new SecondRing(ids, kLiveSeconds);
    this.rings.set(site, ring);
    return ring;
  }

  // Guests come and go: who is out of the roster leaves nothing behind.
  private forget({ sites }: Moment): void {
    if (this.rings.size === sites.length + 1) return;
    const there = new Set([kServer, ...sites.map(({ site }) => site)]);
    for (const site of this.rings.keys()) if (!there.has(site)) this.rings.delete(site);
  }
}

function secondOf(ms: number): number {
  return Math.floor(ms / 1000);
}
