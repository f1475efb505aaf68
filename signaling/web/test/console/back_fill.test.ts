import { describe, expect, it } from "vitest";
import { BackFill, kFilledFigures } from "../../src/console/back_fill";
import type { Span } from "../../src/console/history";
import { LineBoard, kServer } from "../../src/console/line_board";
import { kRangeSeconds } from "../../src/console/ranges";
import type { SeriesSet } from "../../src/console/series_set";
import type { SiteId } from "../../src/protocol/messages";
import { line, siteLine } from "../support/lines";

const kBegin = Date.parse("2026-12-01T02:00:00Z") / 1000;

interface Asked {
  sites: readonly SiteId[];
  from: number; // seconds since kBegin, as is `to`
  to: number;
  signal: AbortSignal;
  answer: (set: SeriesSet) => Promise<void>;
  fail: () => Promise<void>;
}

// A board that is told second after second by a page's clock, and what is asked of the history meanwhile.
function stage(sites = ["a"]) {
  const board = new LineBoard();
  const asked: Asked[] = [];
  const read = (of: readonly SiteId[], { from, to }: Span, signal: AbortSignal) =>
    new Promise<SeriesSet>((resolve, reject) => {
      const settle = async (how: () => void) => {
        how();
        await new Promise<void>((done) => queueMicrotask(done));
        await Promise.resolve();
        await Promise.resolve();
      };
      asked.push({
        sites: of,
        from: from - kBegin,
        to: to - kBegin,
        signal,
        answer: (set) => settle(() => resolve(set)),
        fail: () => settle(() => reject(new Error("503"))),
      });
    });
  const fill = new BackFill(board, read);
  const tell = (second: number, clock = second) => {
    const uplink = line({ loss: 0.5 });
    const figures = { uplink, downlink: null, sound: null, picture: null, endpoint: null };
    const at = new Date((kBegin + second) * 1000).toISOString();
    board.add({ type: "lines", at, server: null, sites: sites.map((site) => siteLine(site, { figures })) }, clock * 1000);
    fill.hear(clock * 1000);
  };
  const spans = () => asked.map(({ from, to }) => [from, to]);
  return { board, fill, asked, tell, spans };
}

const remembered = (from: number, mean: (number | null)[], change: Partial<SeriesSet> = {}): SeriesSet => ({
  times: mean.map((_, index) => kBegin + from + index),
  step: 1,
  series: [{ site: "a", figure: "uplink.loss", mean, min: mean, max: mean }],
  ...change,
});

const loss = (board: LineBoard, length: number) =>
  [...board.column("a", "uplink.loss", length)].map((value) => (Number.isNaN(value) ? null : value));

describe("filling a board from the history", () => {
  it("reads the seconds before the first one at once, for all sites in one go", async () => {
    const { board, asked, tell, spans } = stage(["a", "b"]);
    tell(0);
    expect(spans()).toEqual([[1 - kRangeSeconds.live, 0]]);
    expect(asked[0]?.sites).toEqual(["a", "b"]);
    await asked[0]?.answer(remembered(-3, [0.25, null, 0.125]));
    expect(loss(board, 5)).toEqual([null, 0.25, null, 0.125, 0.5]);
  });

  it("asks once more for what had not been written yet, and then no more", async () => {
    const { asked, tell, spans } = stage();
    tell(0);
    await asked[0]?.answer(remembered(-3, [0.25]));
    for (let second = 1; second <= 40; ++second) {
      tell(second);
      if (second === 8) await asked[1]?.answer(remembered(-2, [0.25, 0.25]));
    }
    expect(spans()).toEqual([[1 - kRangeSeconds.live, 0], [-7, 0]]);
  });

  it("lets what was told stand, and what nobody knows be unknown", async () => {
    const { board, asked, tell } = stage();
    tell(0);
    tell(1);
    await asked[0]?.answer(remembered(-2, [0.25, null, 0.75, 0.75, 0.75]));
    expect(loss(board, 4)).toEqual([0.25, null, 0.5, 0.5]);
    tell(2);
    expect(loss(board, 1)).toEqual([0.5]);
  });

  it("reads a gap, as after a lost connection, and not a single second between two messages", async () => {
    const { board, asked, tell, spans } = stage();
    tell(0);
    await asked[0]?.answer(remembered(-1, [0.25]));
    for (const second of [2, 3, 4, 5, 6, 7, 8]) tell(second);
    await asked[1]?.answer(remembered(-1, [0.25]));
    for (const second of [9, 10, 60]) tell(second);
    expect(spans().slice(2)).toEqual([[11, 60]]);
    await asked[2]?.answer(remembered(11, Array<number>(49).fill(0.125)));
    expect(loss(board, 51)).toEqual([0.5, ...Array<number>(49).fill(0.125), 0.5]);
  });

  it("reads one at a time", () => {
    const { tell, spans } = stage();
    for (let second = 0; second < 60; ++second) tell(second);
    expect(spans()).toHaveLength(1);
  });

  it("tries anew after a failure, seldom, while what is missing can be seen", async () => {
    const { asked, tell, spans } = stage();
    for (let second = 0; second < 2 * kRangeSeconds.live; ++second) {
      tell(second);
      await asked.at(-1)?.fail();
    }
    expect(spans().slice(0, 2)).toEqual([[1 - kRangeSeconds.live, 0], [31 - kRangeSeconds.live, 0]]);
    expect(spans()).toHaveLength(kRangeSeconds.live / 30);
  });

  it("takes nothing but seconds", async () => {
    const { board, asked, tell } = stage();
    tell(0);
    await asked[0]?.answer(remembered(-60, [0.25], { step: 60 }));
    expect(loss(board, 61)).toEqual([...Array<null>(60).fill(null), 0.5]);
  });

  it("drops an answer that comes when nobody waits for it any more", async () => {
    const { board, fill, asked, tell } = stage();
    tell(0);
    fill.stop();
    expect(asked[0]?.signal.aborted).toBe(true);
    await asked[0]?.answer(remembered(-1, [0.25]));
    expect(loss(board, 2)).toEqual([null, 0.5]);
  });

  it.each([1000, 100])("begins anew when the server's clock is set back by %i s", async (back) => {
    const { board, asked, tell, spans } = stage();
    tell(0);
    tell(-back, 1);
    expect(spans().at(-1)).toEqual([1 - kRangeSeconds.live - back, -back]);
    await asked[0]?.answer(remembered(-back - 1, [0.25]));
    expect(loss(board, 2)).toEqual([null, 0.5]);
    await asked[1]?.answer(remembered(-back - 1, [0.125]));
    expect(loss(board, 2)).toEqual([0.125, 0.5]);
  });

  it("asks for no more than one answer may hold", () => {
    for (const count of [12, 40, 200]) {
      const { asked, tell } = stage(Array.from({ length: count }, (_, index) => `site-${index}`));
      tell(0);
      const { from, to } = asked[0] ?? { from: 0, to: 0 };
      const lines = (kFilledFigures.length - 6) * count + 6;
      expect((to - from) * lines).toBeLessThanOrEqual(120_000);
      expect(to - from).toBeGreaterThan(count === 12 ? 290 : 10);
    }
    expect(kFilledFigures.join(",").length).toBeLessThanOrEqual(1000); // of the parameter "figure"
  });

  it("fills the server's figures too", async () => {
    const { board, asked, tell } = stage();
    tell(0);
    const mean = [0.25];
    await asked[0]?.answer(
      remembered(-1, mean, { series: [{ site: kServer, figure: "server.cpu_share", mean, min: mean, max: mean }] }),
    );
    expect([...board.column(kServer, "server.cpu_share", 2)]).toEqual([0.25, NaN]);
  });
});
