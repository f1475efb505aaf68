import { describe, expect, it } from "vitest";
import { backoffMs } from "../../src/session/backoff";

describe("backoffMs", () => {
  it("doubles from 0.2 s to 3 s", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, 0))).toEqual([
      200, 400, 800, 1600, 3000, 3000, 3000,
    ]);
  });

  it("spreads by at most a fifth and never goes below 0.2 s", () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      for (const random of [0, 0.3, 0.999]) {
        const delay = backoffMs(attempt, random);
        expect(delay).toBeGreaterThanOrEqual(Math.max(200, backoffMs(attempt, 0) * 0.8));
        expect(delay).toBeLessThanOrEqual(backoffMs(attempt, 0));
      }
    }
  });
});
