import { describe, expect, it } from "vitest";
import type { Invitation } from "../../../src/api/calendar_types";
import { countAttendance } from "../../../src/operator/invitations/attendance_count";

const from = (answer: "yes" | "no" | null, number = 0): Invitation => ({
  site: "a",
  mail: null,
  attendance: { answer, head: "", number, at: null, by: null },
});

describe("countAttendance", () => {
  it("counts sites by their answer and people where they come", () => {
    expect(countAttendance([from("yes", 12), from("yes", 3), from("no", 9), from(null)])).toEqual({
      yes: 2,
      no: 1,
      open: 1,
      people: 15,
    });
  });

  it("is nothing of nothing", () => expect(countAttendance([])).toEqual({ yes: 0, no: 0, open: 0, people: 0 }));
});
