import { describe, expect, it } from "vitest";
import {
  addDays,
  addMinutes,
  formatDate,
  formatInstant,
  formatSpan,
  fromCompact,
  parseDate,
  toCompact,
  toInstant,
  toLocal,
  weekdayOf,
} from "../../src/time/province_time";

describe("province time", () => {
  it("shows a moment as the province's clocks do, whatever offset it came with", () => {
    expect(toLocal("2026-12-01T08:00:00+07:00")).toEqual({ date: "2026-12-01", time: "08:00" });
    expect(toLocal("2026-11-30T23:30:00Z")).toEqual({ date: "2026-12-01", time: "06:30" });
    expect(formatInstant("2026-12-01T01:00:00Z")).toBe("08:00 01/12/2026");
  });

  it("makes a moment of a day and a time", () => {
    expect(toInstant({ date: "2026-12-01", time: "08:00" })).toBe("2026-12-01T08:00:00+07:00");
    expect(toInstant({ date: "2028-02-29", time: "23:59" })).toBe("2028-02-29T23:59:00+07:00");
  });

  it.each([
    ["", "08:00"],
    ["2026-12-01", ""],
    ["2026-02-31", "08:00"],
    ["2026-12-01", "24:00"],
    ["2026-13-01", "08:00"],
    ["01/12/2026", "08:00"],
  ])("refuses what is no moment: %s %s", (date, time) => expect(toInstant({ date, time })).toBeNull());

  it("reads a day as Vietnam writes it, the day first", () => {
    expect(parseDate("07/12/2026")).toBe("2026-12-07");
    expect(parseDate(" 1.2.2027 ")).toBe("2027-02-01");
    expect(parseDate("31/02/2026")).toBeNull();
    expect(parseDate("12/31/2026")).toBeNull();
    expect(parseDate("mai")).toBeNull();
  });

  it("adds over midnight, month and year", () => {
    expect(addMinutes("2026-12-31T23:30:00+07:00", 45)).toBe("2027-01-01T00:15:00+07:00");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("begins the week on Monday", () => {
    expect(weekdayOf("2026-11-30")).toBe(0);
    expect(weekdayOf("2026-12-06")).toBe(6);
  });

  it("writes days and spans as Vietnam does", () => {
    expect(formatDate("2026-12-01")).toBe("01/12/2026");
    expect(formatSpan("2026-12-01T08:00:00+07:00", "2026-12-01T11:30:00+07:00")).toBe("08:00–11:30 01/12/2026");
    expect(formatSpan("2026-12-01T22:00:00+07:00", "2026-12-02T01:00:00+07:00")).toBe(
      "22:00 01/12/2026 – 01:00 02/12/2026",
    );
  });

  it("reads and writes RFC 5545's local times", () => {
    expect(toCompact({ date: "2026-12-01", time: "08:00" })).toBe("20261201T080000");
    expect(fromCompact("20261201T080000")).toEqual({ date: "2026-12-01", time: "08:00" });
    expect(fromCompact("tomorrow")).toBeNull();
  });
});
