import { describe, expect, it } from "vitest";
import type { BookingCheck, Clash } from "../../../src/api/calendar_types";
import { saveObstacle } from "../../../src/operator/booking/save_state";

const kClash: Clash = {
  kind: "session",
  hard: true,
  conference: "c1",
  site: "y-yen",
  other_booking: "b2",
  other: "c2",
  other_title: "Họp khác",
  from: "2026-12-01T08:00:00+07:00",
  to: "2026-12-01T09:00:00+07:00",
  vi: "trùng",
  en: "clash",
};
const kFine: BookingCheck = { errors: [], warnings: [], clashes: [], more: false };
const done = (check: Partial<BookingCheck>) => ({ state: "done" as const, check: { ...kFine, ...check } });

describe("saveObstacle", () => {
  it("names the first reason", () => {
    expect(saveObstacle(true, true, true, done({}))).toBe("saving");
    expect(saveObstacle(false, false, true, done({}))).toBe("unchanged");
    expect(saveObstacle(false, true, false, { state: "waiting", former: null })).toBe("no_start");
    expect(saveObstacle(false, true, true, { state: "waiting", former: null })).toBe("checking");
    const fault = { pointer: "/title", code: "field.empty", vi: "Cần tên.", en: "Needed." };
    expect(saveObstacle(false, true, true, done({ errors: [fault], clashes: [kClash] }))).toBe("faults");
    expect(saveObstacle(false, true, true, done({ clashes: [kClash] }))).toBe("clash");
  });

  it("is none where nothing hard stands against it, or nothing is known", () => {
    expect(saveObstacle(false, true, true, done({ clashes: [{ ...kClash, hard: false }] }))).toBeNull();
    expect(saveObstacle(false, true, true, { state: "failed" })).toBeNull();
  });
});
