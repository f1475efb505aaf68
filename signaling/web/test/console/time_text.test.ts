import { describe, expect, it } from "vitest";
import { axisTime } from "../../src/console/axis_time";
import { clockSeconds, dateSeconds, instantText, lengthText, momentAt } from "../../src/console/time_text";
import { consoleVi } from "../../src/i18n/console/vi";

const kAt = Date.parse("2026-11-26T02:42:10Z");
const kMidnight = Date.parse("2026-11-25T17:00:00Z") / 1000; // of the province

it("tells times of the province to the second", () => {
  expect(clockSeconds(kAt)).toBe("09:42:10");
  expect(dateSeconds(kAt)).toBe("09:42:10 26/11/2026");
  expect(clockSeconds(NaN)).toBe("–");
  expect(instantText(kAt)).toBe("2026-11-26T02:42:10Z");
});

it.each([
  [0, "0 giây"],
  [89_999, "89 giây"],
  [90_000, "1 phút"],
  [3_599_000, "59 phút"],
  [3_900_000, "1 giờ 5 phút"],
  [-5, "0 giây"],
  [NaN, "0 giây"],
])("%d ms are %s", (ms, text) => expect(lengthText(ms, consoleVi.units)).toBe(text));

describe("a time that somebody types", () => {
  it.each([
    ["9:42", "09:42:00"],
    ["09:42:10", "09:42:10"],
    [" 9h42 ", "09:42:00"],
    ["9.42", "09:42:00"],
  ])("%s is on the same day", (text, clock) => expect(dateSeconds(momentAt(text, kAt) ?? NaN)).toBe(`${clock} 26/11/2026`));

  it.each(["", "942", "25:00", "9:60", "9:42:61", "9:4"])("%s is none", (text) => expect(momentAt(text, kAt)).toBeNull());
});

it.each([
  [kAt / 1000, 5, "09:42:10"],
  [kAt / 1000, 60, "09:42"],
  [kMidnight, 60, "00:00"],
  [kMidnight, 7200, "26/11"],
  [kMidnight + 7200, 7200, "02:00"],
  [kMidnight, 86_400, "26/11"],
])("the mark at %d of an axis with steps of %d s is %s", (at, step, text) => expect(axisTime(at, step)).toBe(text));
