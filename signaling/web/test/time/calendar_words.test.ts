import { expect, it } from "vitest";
import { clockOf, dayOf, longDay } from "../../src/time/calendar_words";

const words = { today: "Hôm nay", tomorrow: "Ngày mai" };
const now = new Date("2026-11-30T18:30:00Z"); // 01:30 of 1 December in Vietnam

it.each([
  ["2026-12-01T08:00:00+07:00", "08:00"],
  ["2026-11-30T17:05:00Z", "00:05"],
])("shows the clock of Vietnam: %s", (time, clock) => expect(clockOf(time)).toBe(clock));

it.each([
  ["2026-12-01T08:00:00+07:00", "Hôm nay"],
  ["2026-12-01T23:59:00+07:00", "Hôm nay"],
  ["2026-12-02T00:00:00+07:00", "Ngày mai"],
  ["2026-12-03T08:00:00+07:00", "Thứ Năm, 03/12/2026"],
  ["2026-11-30T23:00:00+07:00", "Thứ Hai, 30/11/2026"],
])("names the day: %s", (time, day) => expect(dayOf(time, now, "vi", words)).toBe(day));

it("writes the day in English", () => {
  expect(dayOf("2026-12-03T08:00:00+07:00", now, "en", words)).toMatch(/^Thu, 3 Dec 2026$/);
  expect(longDay(now, "en")).toContain("December 2026");
  expect(longDay(now, "vi")).toBe("Thứ Ba, 01/12/2026");
});
