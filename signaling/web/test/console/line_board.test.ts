import { describe, expect, it } from "vitest";
import { LineBoard, kLiveSeconds, kServer } from "../../src/console/line_board";
import type { LinesMessage, SiteLine } from "../../src/protocol/messages";
import { line, siteLine } from "../support/lines";

const kBegin = Date.parse("2026-12-01T02:00:00Z");
const server = { cpu_share: 0.3, busiest_lane_share: 0.5, late_ticks: 0, queue_depth: 0, socket_drops: 0, memory_bytes: 1e8 };

function lines(second: number, sites: SiteLine[], change: Partial<LinesMessage> = {}): LinesMessage {
  const at = new Date(kBegin + second * 1000 + 20).toISOString();
  return { type: "lines", at, server: { ...server, disk_free_bytes: null }, sites, ...change };
}

const lossy = (site: string, loss: number) =>
  siteLine(site, { figures: { uplink: line({ loss }), downlink: null, sound: null, picture: null, endpoint: null } });

const column = (board: LineBoard, site: string, length: number) =>
  [...board.column(site, "uplink.loss", length)].map((value) => (Number.isNaN(value) ? null : Number(value.toFixed(3))));

describe("the board of lines", () => {
  it("keeps the last minutes of each site and of the server", () => {
    const board = new LineBoard();
    for (let second = 0; second < 3; ++second) board.add(lines(second, [lossy("a", second / 100), siteLine("b")]), second);
    expect(column(board, "a", 4)).toEqual([null, 0, 0.01, 0.02]);
    expect(column(board, "b", 2)).toEqual([null, null]);
    expect(board.column(kServer, "server.cpu_share", 1)[0]).toBeCloseTo(0.3);
    expect(board.snapshot()?.sites.map(({ site }) => site)).toEqual(["a", "b"]);
    expect(board.heardAt).toBe(2);
  });

  it("gives unknown values for a site that nobody told of", () =>
    expect(column(new LineBoard(), "nobody", 2)).toEqual([null, null]));

  it("holds no more than its length", () => {
    const board = new LineBoard();
    for (let second = 0; second < kLiveSeconds + 5; ++second) board.add(lines(second, [lossy("a", 0.01)]), second);
    expect(column(board, "a", kLiveSeconds + 1)[0]).toBeNull();
    expect(column(board, "a", kLiveSeconds)[0]).toBe(0.01);
  });

  it("forgets who left the roster", () => {
    const board = new LineBoard();
    board.add(lines(0, [lossy("a", 0.5), lossy("guest", 0.5)]), 0);
    board.add(lines(1, [lossy("a", 0.5)]), 1);
    board.add(lines(2, [lossy("a", 0.5), lossy("guest", 0.1)]), 2);
    expect(column(board, "guest", 3)).toEqual([null, null, 0.1]);
    expect(column(board, "a", 3)).toEqual([0.5, 0.5, 0.5]);
  });

  it("says which seconds nobody told, and takes them from the history", () => {
    const board = new LineBoard();
    const begin = kBegin / 1000;
    const span = { from: begin - 3, to: begin + 5 };
    expect(board.untold(span)).toEqual(span);
    for (const second of [0, 4, 5]) board.add(lines(second, [lossy("a", 0.5)]), second);
    expect(board.untold(span)).toEqual({ from: begin - 3, to: begin + 4 });
    expect(board.untold({ from: begin, to: begin + 5 })).toEqual({ from: begin + 1, to: begin + 4 });
    expect(board.untold({ from: begin + 4, to: begin + 6 })).toBeNull();
    const mean = [0.1, null, 0.3, 0.4];
    const of = (site: string, figure: string) => ({ site, figure, mean, min: mean, max: mean });
    const times = mean.map((_, index) => begin + index);
    board.remember({ times, step: 1, series: [of("a", "uplink.loss"), of("a", "verdict"), of("left", "uplink.loss")] });
    expect(column(board, "a", 7)).toEqual([null, 0.5, null, 0.3, 0.4, 0.5, 0.5]);
    expect(column(board, "left", 7)).toEqual(Array<null>(7).fill(null));
    expect(board.heardAt).toBe(5);
  });

  it("takes no minutes for seconds", () => {
    const board = new LineBoard();
    board.add(lines(0, [lossy("a", 0.5)]), 0);
    const mean = [0.1];
    const series = [{ site: "a", figure: "uplink.loss", mean, min: mean, max: mean }];
    board.remember({ times: [kBegin / 1000 - 1], step: 60, series });
    board.remember({ times: [], step: 1, series });
    expect(column(board, "a", 2)).toEqual([null, 0.5]);
  });

  it("tells listeners of each second, and not of what has no time", () => {
    const board = new LineBoard();
    let told = 0;
    const stop = board.subscribe(() => ++told);
    board.add(lines(0, []), 0);
    board.add(lines(0, [], { at: "yesterday" }), 1);
    stop();
    board.add(lines(1, []), 2);
    expect(told).toBe(1);
  });

  it("says when the media server is silent", () => {
    const board = new LineBoard();
    board.add(lines(0, [], { server: null }), 0);
    expect(board.snapshot()?.server).toBeNull();
    expect(board.column(kServer, "server.cpu_share", 1)[0]).toBeNaN();
  });
});
