import { expect, it } from "vitest";
import { kFrozenAfterMs, startFrameWatch, watchFrames } from "../../src/hall/frame_watch";
import { meterPosition } from "../../src/hall/level_meter";

it("tells live, frozen and not yet there apart", () => {
  let watch = startFrameWatch("a", 10, 0);
  watch = watchFrames(watch, "a", 10, 5000);
  expect(watch.freshness).toBe("none"); // nothing came: not frozen, just not there
  watch = watchFrames(watch, "a", 11, 5200);
  expect(watch.freshness).toBe("live");
  watch = watchFrames(watch, "a", 11, 5200 + kFrozenAfterMs);
  expect(watch.freshness).toBe("live");
  watch = watchFrames(watch, "a", 11, 5201 + kFrozenAfterMs);
  expect(watch.freshness).toBe("frozen");
  watch = watchFrames(watch, "a", 12, 9000);
  expect(watch.freshness).toBe("live");
});

it("never shows a frame of one site under the name of another", () => {
  let watch = watchFrames(startFrameWatch("a", 0, 0), "a", 1, 100);
  watch = watchFrames(watch, "b", 50, 200);
  expect(watch.freshness).toBe("none");
  watch = watchFrames(watch, "b", 51, 400);
  expect(watch.freshness).toBe("live");
});

it("counts levels in decibels", () => {
  expect(meterPosition(0)).toBe(0);
  expect(meterPosition(1)).toBe(1);
  expect(meterPosition(0.1)).toBeCloseTo(0.6);
  expect(meterPosition(0.001)).toBe(0);
});
