import { describe, expect, it } from "vitest";
import { formatCountdown, formatElapsed } from "../../src/time/format";

describe("formatCountdown", () => {
  it.each([
    [300_000, "5:00"],
    [299_999, "5:00"],
    [299_000, "4:59"],
    [59_001, "1:00"],
    [1, "0:01"],
    [0, "0:00"],
    [-5000, "0:00"],
    [3_600_000, "1:00:00"],
    [3_725_000, "1:02:05"],
  ])("%d ms → %s", (ms, words) => expect(formatCountdown(ms)).toBe(words));
});

describe("formatElapsed", () => {
  it.each([
    [0, "0:00"],
    [999, "0:00"],
    [1000, "0:01"],
    [61_500, "1:01"],
    [-1, "0:00"],
    [36_000_000, "10:00:00"],
  ])("%d ms → %s", (ms, words) => expect(formatElapsed(ms)).toBe(words));
});
