import { describe, expect, it } from "vitest";
import type { Conference } from "../../../src/api/calendar_types";
import {
  actionsOf,
  awaitedAnswers,
  connectedSites,
  inOrder,
  phaseRequest,
  reopenLeft,
  unanswered,
} from "../../../src/operator/running/conference_actions";

const site = (id: string, state: "absent" | "connected" | "called" | "noticed") => ({
  site: id,
  name: id,
  state,
  duty_telephone: "",
});

const kConference: Conference = {
  conference: "c1",
  booking: "b1",
  title: "Họp",
  phase: "in_session",
  since: "2026-12-01T08:00:00+07:00",
  start: "2026-12-01T08:00:00+07:00",
  expected_end: "2026-12-01T10:00:00+07:00",
  urgent: false,
  overrun: false,
  may_reopen: false,
  interrupted_by: null,
  sites: [site("a", "connected"), site("b", "called"), site("c", "absent")],
  question: null,
  part: null,
};

describe("actions", () => {
  it("follow the phase", () => {
    expect(actionsOf({ phase: "scheduled", may_reopen: false })).toEqual(["open_testing", "start"]);
    expect(actionsOf({ phase: "testing", may_reopen: false })).toEqual(["start", "close"]);
    expect(actionsOf({ phase: "in_session", may_reopen: false })).toEqual(["pause", "extend", "close"]);
    expect(actionsOf({ phase: "paused", may_reopen: false })).toEqual(["resume", "extend", "close"]);
    expect(actionsOf({ phase: "closed", may_reopen: true })).toEqual(["reopen"]);
    expect(actionsOf({ phase: "closed", may_reopen: false })).toEqual([]);
  });

  it("ask for phases; only closing says that it was confirmed", () => {
    expect(phaseRequest("resume")).toEqual({ phase: "in_session", confirmed: false });
    expect(phaseRequest("close")).toEqual({ phase: "closed", confirmed: true });
  });
});

describe("reopenLeft", () => {
  const now = Date.parse(kConference.since);
  const closed = { ...kConference, phase: "closed" as const, may_reopen: true };
  it("counts ten minutes down", () => {
    expect(reopenLeft(closed, now + 60_000)).toBe(9 * 60_000);
    expect(reopenLeft(closed, now + 11 * 60_000)).toBe(0);
    expect(reopenLeft({ ...closed, may_reopen: false }, now)).toBe(0);
    expect(reopenLeft(kConference, now)).toBe(0);
  });
});

describe("sites", () => {
  it("are counted when connected", () => expect(connectedSites(kConference)).toBe(1));

  it("of an urgent conference are wanted on the telephone until they answer", () => {
    expect(unanswered(kConference)).toEqual([]);
    expect(unanswered({ ...kConference, urgent: true }).map((entry) => entry.site)).toEqual(["b", "c"]);
  });
});

describe("questions", () => {
  it("are for the operators who have not agreed", () => {
    const asked = {
      question: {
        until: kConference.expected_end,
        answers: [
          { conference: "c1", title: "A", operator_in_charge: 1, agreed: true },
          { conference: "c2", title: "B", operator_in_charge: 2, agreed: false },
        ],
      },
    };
    expect(awaitedAnswers(asked, 2).map((answer) => answer.conference)).toEqual(["c2"]);
    expect(awaitedAnswers(asked, 1)).toEqual([]);
    expect(awaitedAnswers(kConference, 1)).toEqual([]);
  });
});

describe("inOrder", () => {
  it("shows sessions first, urgent before others, then by start", () => {
    const list = [
      { ...kConference, conference: "later", phase: "scheduled" as const, start: "2026-12-01T12:00:00+07:00" },
      { ...kConference, conference: "soon", phase: "scheduled" as const },
      { ...kConference, conference: "plain" },
      { ...kConference, conference: "urgent", urgent: true, start: "2026-12-01T09:00:00+07:00" },
    ];
    expect(inOrder(list).map((entry) => entry.conference)).toEqual(["urgent", "plain", "soon", "later"]);
  });
});
