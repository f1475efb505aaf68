import { describe, expect, it } from "vitest";
import { figureLine, figureText, isBad, numberText } from "../../src/console/figure_text";

describe("a figure in words", () => {
  it.each([
    ["uplink.loss", 0.0243, "2,4", "%", "2.4"],
    ["uplink.kbps", 820.4, "820", "kbit/s", "820"],
    ["uplink.kbps", 1450, "1,5", "Mbit/s", "1.5"],
    ["sound.level_dbov", -31.6, "−32", "dBov", "−32"],
    ["uplink.delay_trend_ms", -0.3, "0", "ms", "0"],
    ["picture.longest_freeze_ms", 9999.4, "9.999", "ms", "9,999"],
    ["picture.longest_freeze_ms", 9999.5, "10", "s", "10"],
    ["picture.longest_freeze_ms", 171_833, "172", "s", "172"],
    ["server.cpu_share", 0.5, "50", "%", "50"],
    ["server.memory_bytes", 412_000_000, "412", "MB", "412"],
    ["sound.mos", 4.25, "4,3", "", "4.3"],
  ] as const)("%s of %d", (id, value, vi, unit, en) => {
    expect(figureText(id, value, "vi")).toEqual({ number: vi, unit });
    expect(figureText(id, value, "en")).toEqual({ number: en, unit });
  });

  it.each([undefined, null, NaN])("is a dash for %s", (value) =>
    expect(figureText("uplink.loss", value, "vi")).toEqual({ number: "–", unit: "" }));

  it("stays in one piece", () => expect(figureLine("uplink.rtt_ms", 30, "vi")).toBe("30\u00a0ms"));

  it("groups thousands as the language does", () => {
    expect(numberText(1234.5, 1, "vi")).toBe("1.234,5");
    expect(numberText(1234.5, 1, "en")).toBe("1,234.5");
  });
});

describe("a bad value", () => {
  it.each([
    ["uplink.loss", 0.03, true],
    ["uplink.loss", 0.029, false],
    ["uplink.jitter_ms", 41, true],
    ["uplink.kbps", 0, false],
    ["uplink.loss", undefined, false],
  ] as const)("%s %s: %s", (id, value, bad) => expect(isBad(id, value)).toBe(bad));
});
