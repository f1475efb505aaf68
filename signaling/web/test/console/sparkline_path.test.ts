import { describe, expect, it } from "vitest";
import { highest, sparklinePath } from "../../src/console/sparkline_path";

const kFrame = { width: 100, height: 10, low: 0, high: 10 };

describe("the path of a sparkline", () => {
  it.each([
    ["a line from left to right, upwards", [0, 5, 10], "M0 10L50 5L100 0"],
    ["a gap where nothing is known", [0, NaN, 10, 10], "M0 10h0.5M66.7 0L100 0"],
    ["nothing at all", [NaN, NaN], ""],
    ["no values", [], ""],
    ["a dot for one value between gaps", [NaN, 5, NaN], "M50 5h0.5"],
    ["what is beyond the scale at its edge", [-5, 50], "M0 10L100 0"],
    ["a gap of null, as the history has it", [null, 5, 5], "M50 5L100 5"],
  ])("%s", (_, values, path) => expect(sparklinePath(values, kFrame)).toBe(path));

  it("has a scale as high as its values, and never lower than the least", () => {
    expect(highest([1, NaN, 7, null], 5)).toBe(7);
    expect(highest([1, 2], 5)).toBe(5);
  });
});
