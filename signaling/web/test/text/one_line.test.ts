import { describe, expect, it } from "vitest";
import { oneLine } from "../../src/text/one_line";

describe("oneLine", () => {
  it.each([
    ["HD Webcam (046d:0825)", 120, "HD Webcam (046d:0825)"],
    ["Micrô phòng họp\r\n2", 120, "Micrô phòng họp 2"],
    ["a\u202Eb\u2028c\u0000d", 120, "a b c d"],
    ["  \n", 120, ""],
    ["🎤🎤🎤", 2, "🎤🎤"],
  ])("%j", (text, most, line) => expect(oneLine(text, most)).toBe(line));
});
