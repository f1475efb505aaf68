import { describe, expect, it } from "vitest";
import { SecondRing } from "../../src/console/second_ring";

const ring = () => new SecondRing(["uplink.loss", "uplink.kbps"], 5);
const column = (of: SecondRing, end: number, length: number) =>
  [...of.column("uplink.loss", end, length)].map((value) => (Number.isNaN(value) ? null : value));

describe("a ring of seconds", () => {
  it("gives the last ones, the oldest first", () => {
    const seconds = ring();
    [10, 11, 12].forEach((second) => seconds.add(second, { "uplink.loss": second }));
    expect(column(seconds, 12, 4)).toEqual([null, 10, 11, 12]);
    expect(seconds.newest).toBe(12);
  });

  it("forgets what is older than its length", () => {
    const seconds = ring();
    for (let second = 1; second <= 8; ++second) seconds.add(second, { "uplink.loss": second });
    expect(column(seconds, 8, 8)).toEqual([null, null, null, 4, 5, 6, 7, 8]);
  });

  it("knows nothing of a figure that was not told, and of no other figure", () => {
    const seconds = ring();
    seconds.add(10, { "uplink.kbps": 3 });
    expect(column(seconds, 10, 1)).toEqual([null]);
    expect(seconds.column("sound.mos", 10, 2)).toEqual(new Float32Array(2).fill(NaN));
  });

  it("bridges one second that fell between two messages, and no longer silence", () => {
    const seconds = ring();
    seconds.add(10, { "uplink.loss": 1 });
    seconds.add(12, { "uplink.loss": 2 });
    expect(column(seconds, 12, 3)).toEqual([1, 2, 2]);
    seconds.add(15, { "uplink.loss": 3 });
    expect(column(seconds, 15, 4)).toEqual([2, null, null, 3]);
  });

  it("takes a second that is told again for the better one", () => {
    const seconds = ring();
    seconds.add(10, { "uplink.loss": 1 });
    seconds.add(11, { "uplink.loss": 2 });
    seconds.add(10, { "uplink.loss": 9 });
    expect(column(seconds, 11, 2)).toEqual([9, 2]);
  });

  it("is filled where nothing was told, unknown where that is not known either", () => {
    const seconds = ring();
    [10, 13].forEach((second) => seconds.add(second, { "uplink.loss": second }));
    seconds.fill("uplink.loss", 9, [90, 91, null, 92, 93]);
    seconds.fill("sound.mos", 9, [1]);
    expect(column(seconds, 13, 5)).toEqual([90, 10, null, 92, 13]);
    seconds.add(14, {});
    seconds.fill("uplink.loss", 14, [94]);
    expect(column(seconds, 14, 2)).toEqual([13, null]);
    expect([9, 10, 11, 13, 14, 15].map((second) => seconds.isTold(second))).toEqual([false, true, false, true, true, false]);
  });

  it("is not filled with what is newer or older than it, nor before its first second", () => {
    const seconds = ring();
    seconds.fill("uplink.loss", 8, [1, 2, 3]);
    seconds.add(10, { "uplink.loss": 10 });
    seconds.fill("uplink.loss", 3, [3, 4, 5]);
    seconds.fill("uplink.loss", 11, [11, 12, 13, 14, 15]);
    expect(column(seconds, 15, 13)).toEqual([...Array<null>(7).fill(null), 10, ...Array<null>(5).fill(null)]);
  });

  it("is told anew after a fill, and forgets what it was filled with when it begins anew", () => {
    const seconds = ring();
    seconds.add(10, { "uplink.loss": 10 });
    seconds.fill("uplink.loss", 7, [7, 8, 9]);
    seconds.add(9, { "uplink.loss": 1 });
    expect(column(seconds, 10, 4)).toEqual([7, 8, 1, 10]);
    seconds.add(3, {});
    expect(column(seconds, 3, 5)).toEqual(Array<null>(5).fill(null));
    expect([1, 2, 3].map((second) => seconds.isTold(second))).toEqual([false, false, true]);
  });

  it.each([
    ["set back", 3],
    ["set far ahead", 500],
  ])("begins anew when the clock was %s", (_, second) => {
    const seconds = ring();
    for (let at = 100; at < 105; ++at) seconds.add(at, { "uplink.loss": at });
    seconds.add(second, { "uplink.loss": 7 });
    expect(seconds.newest).toBe(second);
    expect(column(seconds, second, 5)).toEqual([null, null, null, null, 7]);
  });
});
