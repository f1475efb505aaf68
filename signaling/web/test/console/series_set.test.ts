import { describe, expect, it } from "vitest";
import { firstKnownTime, liveSet, seriesOf, statistics, storedSet } from "../../src/console/series_set";

const kFrom = "2026-12-01T02:00:00Z";
const kFromS = Date.parse(kFrom) / 1000;

describe("stored figures", () => {
  it("have a time for each value", () => {
    const set = storedSet({
      from: kFrom,
      step_s: 60,
      series: [{ site: "a", figure: "uplink.loss", mean: [0.1, null], min: [0, null], max: [0.4, null] }],
    });
    expect(set.times).toEqual([kFromS, kFromS + 60]);
    expect(seriesOf(set, "a", "uplink.loss")).toMatchObject({ mean: [0.1, null], max: [0.4, null] });
    expect(seriesOf(set, "b", "uplink.loss")).toBeNull();
  });

  it("of seconds have the mean for least and most; a shorter column is filled up", () => {
    const set = storedSet({
      from: kFrom,
      step_s: 1,
      series: [
        { site: "a", figure: "uplink.loss", mean: [1, 2, 3] },
        { site: "b", figure: "uplink.loss", mean: [1] },
      ],
    });
    expect(set.series[0]?.max).toEqual([1, 2, 3]);
    expect(set.series[1]?.mean).toEqual([1, null, null]);
  });
});

it("of now end with the newest second", () => {
  const recent = { newest: 500, column: (_: string, __: string, length: number) => new Float32Array(length).fill(NaN).fill(7, 1) };
  const set = liveSet(recent, ["a"], ["uplink.loss"], 3);
  expect(set.times).toEqual([498, 499, 500]);
  expect(set.series[0]?.mean).toEqual([null, 7, 7]);
  expect(liveSet({ ...recent, newest: null }, ["a"], ["uplink.loss"], 3).times).toEqual([]);
});

it("begin where the first of them is known, be it nought", () => {
  const of = (mean: (number | null)[]) => ({ site: "a", figure: "x", mean, min: mean, max: mean });
  const times = [10, 11, 12];
  expect(firstKnownTime({ times, step: 1, series: [of([null, null, 5]), of([null, 0, null])] })).toBe(11);
  expect(firstKnownTime({ times, step: 1, series: [of([null, null, null])] })).toBeNull();
  expect(firstKnownTime({ times: [], step: 1, series: [] })).toBeNull();
});

describe("statistics", () => {
  const series = { site: "a", figure: "x", mean: [1, null, 4, 2], min: [0, null, 3, 2], max: [1, null, 9, 2] };

  it("tell mean, most, the worst and when, and the share over the bound", () =>
    expect(statistics(series, [10, 11, 12, 13], { bound: 2 })).toEqual({
      mean: 7 / 3,
      most: 9,
      worst: 9,
      worstAt: 12,
      over: 2 / 3,
    }));

  it("take the least for the worst where less is worse", () =>
    expect(statistics(series, [10, 11, 12, 13], { worse: "low" })).toMatchObject({ worst: 0, worstAt: 10, most: 9, over: 0 }));

  it("are nothing of nothing", () => expect(statistics({ ...series, mean: [null, null] }, [1, 2])).toBeNull());
});
