import { describe, expect, it } from "vitest";
import { clickedStart, drawnTime, startOf } from "../../../src/operator/calendar/calendar_events";

describe("calendar events", () => {
  it("are drawn at the province's time of day", () => {
    expect(drawnTime("2026-12-01T01:00:00Z")).toBe("2026-12-01T08:00:00");
    expect(drawnTime("2026-12-01T08:00:00+07:00")).toBe("2026-12-01T08:00:00");
  });

  it("a click on an hour means that hour, on a day its morning", () => {
    expect(clickedStart("2026-12-01T14:30:00Z")).toBe("2026-12-01T14:30");
    expect(clickedStart("2026-12-01")).toBe("2026-12-01T08:00");
  });

  it("an address's start is read strictly", () => {
    expect(startOf("2026-12-01T14:30")).toEqual({ date: "2026-12-01", time: "14:30" });
    expect(startOf("tomorrow")).toBeNull();
    expect(startOf(null)).toBeNull();
  });
});
