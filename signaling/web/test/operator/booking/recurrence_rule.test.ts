import { describe, expect, it } from "vitest";
import type { Repeat } from "../../../src/operator/booking/recurrence_rule";
import { defaultRepeat, describeRepeat, ordinalInMonth, repeatOf, ruleOf } from "../../../src/operator/booking/recurrence_rule";
import { bookingEn } from "../../../src/i18n/operator/booking_en";
import { bookingVi } from "../../../src/i18n/operator/booking_vi";
import { operatorEn } from "../../../src/i18n/operator/en";
import { operatorVi } from "../../../src/i18n/operator/vi";

const kTuesday = "2026-12-01";
const kBase: Repeat = {
  unit: "weekly",
  interval: 1,
  weekdays: [],
  end: "until",
  until: "2027-02-23",
  count: 12,
  rule: "",
};

const kVi = { ...bookingVi.repeat, weekdays: operatorVi.common.weekdays };
const kEn = { ...bookingEn.repeat, weekdays: operatorEn.common.weekdays };

describe("ruleOf and repeatOf", () => {
  it.each<[Partial<Repeat>, string]>([
    [{ unit: "daily", end: "count", count: 5 }, "FREQ=DAILY;COUNT=5"],
    [{ unit: "daily", interval: 2 }, "FREQ=DAILY;INTERVAL=2;UNTIL=20270223T235959"],
    [{ weekdays: [1] }, "FREQ=WEEKLY;UNTIL=20270223T235959;BYDAY=TU"],
    [{ weekdays: [0, 1, 4], interval: 2 }, "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270223T235959;BYDAY=MO,TU,FR"],
    [{ unit: "monthly_date" }, "FREQ=MONTHLY;UNTIL=20270223T235959;BYMONTHDAY=1"],
    [{ unit: "monthly_weekday", end: "count", count: 6 }, "FREQ=MONTHLY;COUNT=6;BYDAY=1TU"],
  ])("%j stands as %s and comes back", (change, rule) => {
    const repeat = { ...kBase, ...change };
    expect(ruleOf(repeat, kTuesday)).toBe(rule);
    expect(ruleOf(repeatOf(rule, kTuesday), kTuesday)).toBe(rule);
    expect(repeatOf(rule, kTuesday).unit).toBe(repeat.unit);
  });

  it("always has the weekday of the start, so that the start follows its rule", () => {
    expect(ruleOf({ ...kBase, weekdays: [4] }, kTuesday)).toContain("BYDAY=TU,FR");
  });

  it("reads what other programs write", () => {
    expect(repeatOf("FREQ=WEEKLY;COUNT=10", kTuesday)).toMatchObject({ unit: "weekly", weekdays: [1], count: 10 });
    expect(repeatOf("FREQ=WEEKLY;UNTIL=20270223;WKST=MO", kTuesday)).toMatchObject({ until: "2027-02-23" });
    // 18:00 in UTC is the next day in the province
    expect(repeatOf("FREQ=DAILY;UNTIL=20270222T180000Z", kTuesday)).toMatchObject({ until: "2027-02-23" });
    expect(repeatOf("FREQ=DAILY;UNTIL=20270222T165959Z", kTuesday)).toMatchObject({ until: "2027-02-22" });
  });

  it.each([
    "FREQ=YEARLY;COUNT=3",
    "FREQ=MONTHLY;COUNT=6;BYDAY=MO,TU;BYSETPOS=-1",
    "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=31",
    "FREQ=DAILY",
    "FREQ=WEEKLY;COUNT=4;BYDAY=1MO",
    "nonsense",
  ])("keeps what the form has no choice for as it is: %s", (rule) => {
    const repeat = repeatOf(rule, kTuesday);
    expect(repeat.unit).toBe("custom");
    expect(ruleOf(repeat, kTuesday)).toBe(rule);
  });

  it("calls a fifth weekday the last one, since not every month has five", () => {
    expect(ordinalInMonth("2026-12-29")).toBe(-1);
    expect(ordinalInMonth("2026-12-22")).toBe(4);
    expect(ruleOf({ ...kBase, unit: "monthly_weekday" }, "2026-12-29")).toContain("BYDAY=-1TU");
  });

  it("begins as weekly for twelve weeks", () => {
    expect(ruleOf(defaultRepeat(kTuesday), kTuesday)).toBe("FREQ=WEEKLY;UNTIL=20270216T235959;BYDAY=TU");
  });
});

describe("describeRepeat", () => {
  it("says it in Vietnamese", () => {
    expect(describeRepeat({ ...kBase, weekdays: [1, 4] }, kTuesday, kVi)).toBe(
      "Hằng tuần vào thứ Ba, thứ Sáu, đến hết ngày 23/02/2027",
    );
    expect(describeRepeat({ ...kBase, unit: "daily", interval: 3, end: "count" }, kTuesday, kVi)).toBe(
      "Cứ 3 ngày một lần, 12 lần",
    );
    expect(describeRepeat({ ...kBase, unit: "monthly_weekday" }, "2026-12-29", kVi)).toBe(
      "Hằng tháng vào thứ Ba cuối cùng trong tháng, đến hết ngày 23/02/2027",
    );
  });

  it("says it in English", () => {
    expect(describeRepeat({ ...kBase, unit: "monthly_weekday" }, kTuesday, kEn)).toBe(
      "Every month on the first Tuesday, until 23/02/2027",
    );
    expect(describeRepeat({ ...kBase, unit: "monthly_date", interval: 2 }, kTuesday, kEn)).toBe(
      "Every 2 months on day 1, until 23/02/2027",
    );
  });
});
