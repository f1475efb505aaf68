import { describe, expect, it } from "vitest";
import { troubleBeside, verdictTimes } from "../../src/console/verdict_periods";

const series = (mean: (number | null)[], max = mean) => ({ site: "a", figure: "verdict", mean, min: mean, max });
const times = (count: number, step = 1) => Array.from({ length: count }, (_, index) => 100 + index * step);

describe("the times of verdicts", () => {
  it("joins what is alike and touches", () =>
    expect(verdictTimes(times(7), series([0, 1, 1, 0, 1, 2, 2]), 1).periods).toEqual([
      { kind: "uplink", from: 101, to: 103 },
      { kind: "uplink", from: 104, to: 105 },
      { kind: "downlink", from: 105, to: 107 },
    ]));

  it("takes no unknown time for trouble or for calm", () => {
    const found = verdictTimes(times(4), series([1, null, 1, 0]), 1);
    expect(found.periods).toHaveLength(2);
    expect([found.known, found.trouble]).toEqual([3, 2]);
  });

  it("misses no trouble within a longer step", () =>
    expect(verdictTimes(times(3, 60), series([0, 0, 4], [0, 9, 10]), 60)).toEqual({
      periods: [
        { kind: "unreachable", from: 160, to: 220 },
        { kind: "hall_camera", from: 220, to: 280 },
      ],
      known: 180,
      trouble: 120,
    }));

  it("is nothing where nothing is stored", () =>
    expect(verdictTimes(times(3), null, 1)).toEqual({ periods: [], known: 0, trouble: 0 }));
});

it.each([
  [150, 1, 200],
  [150, -1, 100],
  [100, 1, 200],
  [100, -1, null],
  [300, 1, null],
] as const)("from %d in the way %d trouble begins at %s", (at, way, begin) =>
  expect(troubleBeside([300, 100, 200], at, way)).toBe(begin));
