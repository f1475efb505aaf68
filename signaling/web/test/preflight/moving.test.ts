import { describe, expect, it } from "vitest";
import { isMoving } from "../../src/preflight/moving";

const frame = (changed = 0) => Uint8ClampedArray.from({ length: 1000 }, (_, n) => (n < changed ? 91 : 90));

describe("isMoving", () => {
  it.each<[string, Uint8ClampedArray[], boolean]>([
    ["no picture", [], false],
    ["one picture", [frame()], false],
    ["always the same", [frame(), frame(), frame()], false],
    ["the noise of a camera", [frame(), frame(40)], true],
    ["one change in the end", [frame(), frame(), frame(), frame(600)], true],
    ["next to nothing", [frame(), frame(4)], false],
  ])("%s", (_, frames, moving) => expect(isMoving(frames)).toBe(moving));
});
