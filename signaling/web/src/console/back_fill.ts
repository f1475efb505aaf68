import type { SiteId } from "../protocol/messages";
import { kServerFigureIds, kSiteFigureIds } from "./figures";
import type { Span } from "./history";
import type { LineBoard } from "./line_board";
import { kRangeSeconds } from "./ranges";
import type { SeriesSet } from "./series_set";

const kFilledS = kRangeSeconds.live;
const kMostPoints = 120_000; // of one answer; with more sites fewer seconds are read
const kStoredAfterS = 8; // the history writes what it hears every 5 s
const kPauseMs = kStoredAfterS * 1000; // between two reads
const kPauseAfterFailureMs = 30_000;

export const kFilledFigures = [...kSiteFigureIds, ...kServerFigureIds];

// Reads kFilledFigures of the sites and the server, a value a second.
type Read = (sites: readonly SiteId[], span: Span, signal: AbortSignal) => Promise<SeriesSet>;

// Fills a board with the history's seconds where it was told nothing: those before its first one, and those of a gap. It
// reads at once, then once more what the history had not written by then; one read at a time. One that fails harms
// nothing else, and is tried again while what is missing can be seen.
export class BackFill {
  private reading: AbortController | null = null;
  private newest = -Infinity;
  private settled = -Infinity; // up to this second the history has said what it knows
  private nextAt = -Infinity;

  constructor(
    private readonly board: LineBoard,
    private readonly read: Read,
  ) {}

  // The board has been told a second. `now` is monotonic, in ms.
  hear(now: number): void {
    const { newest } = this.board;
    const moment = this.board.snapshot();
    if (newest === null || moment === null) return;
    if (newest < this.newest) this.begin(); // the server's clock was set back
    this.newest = newest;
    if (this.reading !== null || now < this.nextAt) return;
    const from = Math.max(newest + 1 - secondsOf(moment.sites.length), this.settled + 1);
    const missing = this.board.untold({ from, to: newest });
    if (missing !== null) void this.ask(moment.sites.map(({ site }) => site), missing, now);
  }

  // An answer that comes later is dropped.
  stop(): void {
    this.reading?.abort();
    this.reading = null;
  }

  private begin(): void {
    this.stop();
    this.settled = -Infinity;
  }

  private async ask(sites: readonly SiteId[], span: Span, now: number): Promise<void> {
    const reading = new AbortController();
    const settled = this.newest - kStoredAfterS;
    this.reading = reading;
    const set = await this.read(sites, span, reading.signal).catch(() => null);
    if (this.reading !== reading) return;
    this.reading = null;
    this.nextAt = now + (set === null ? kPauseAfterFailureMs : kPauseMs);
    if (set === null) return;
    this.settled = settled;
    this.board.remember(set);
  }
}

function secondsOf(sites: number): number {
  return Math.min(kFilledS, Math.floor(kMostPoints / (sites * kSiteFigureIds.length + kServerFigureIds.length)));
}
