import { describe, expect, it } from "vitest";
import type { RollEntry, VoteState } from "../../src/protocol/messages";
import { enterVote, fits, voteTask, votesOf } from "../../src/seat/vote_task";

const kSelf = { site: "y-yen", name: "Ý Yên", role: "site" } as const;
const kRollEntry: RollEntry = { site: "y-yen", presence: "present", answered: true, head: "", delegates: 9, invited: 12 };
const kCount = { yes: 7, no: 1, abstain: 1 };

function taskOf({ state = "open" as VoteState, entered = false, roll = kRollEntry as RollEntry | null, by = "" } = {}) {
  return voteTask({
    self: kSelf,
    roll: roll && { running: false, calling: null, endsAt: null, entries: [roll] },
    vote: {
      id: "v1",
      state,
      question: "Thông qua nghị quyết?",
      quorum: 50,
      present: 100,
      entries: entered ? [{ site: "my-loc", by: "", yes: 5, no: 0, abstain: 0 }, { site: "y-yen", by, ...kCount }] : [],
      total: { yes: 0, no: 0, abstain: 0 },
      valid: false,
      past: [],
    },
  });
}

describe("what a vote wants", () => {
  it.each(["none", "closed", "confirmed", "cancelled"] as const)("is nothing when it is %s", (state) =>
    expect(taskOf({ state })).toBeNull(),
  );

  it("is the three numbers against the delegates of the roll", () =>
    expect(taskOf()).toEqual({ id: "v1", question: "Thông qua nghị quyết?", delegates: 9, entered: null, enteredBy: "" }));

  it.each([
    ["", ""],
    ["Ý Yên", ""],
    ["Nguyễn Thị Lan", "Nguyễn Thị Lan"],
  ])("entered by '%s' is entered for the hall by '%s'", (by, enteredBy) =>
    expect(taskOf({ entered: true, by })).toMatchObject({ enteredBy }),
  );

  it("shows what the site has entered", () => expect(taskOf({ entered: true })?.entered).toMatchObject(kCount));

  it.each([
    [null, null],
    [{ ...kRollEntry, presence: null }, null],
    [{ ...kRollEntry, presence: "absent" as const }, 0],
    [{ ...kRollEntry, presence: "late" as const }, 9],
  ])("counts the delegates present", (roll, delegates) => expect(taskOf({ roll })?.delegates).toBe(delegates));
});

it.each([
  [{ yes: 9, no: 0, abstain: 0 }, 9, true],
  [{ yes: 9, no: 1, abstain: 0 }, 9, false],
  [{ yes: 0, no: 0, abstain: 0 }, 9, false],
  [{ yes: 300, no: 0, abstain: 0 }, null, true],
  [{ yes: 1, no: 0, abstain: 0 }, 0, false],
])("%o of %s delegates", (count, delegates, right) => expect(fits(count, delegates)).toBe(right));

it.each([
  ["7", 7],
  ["", 0],
  ["1a2", 12],
  ["-3", 3],
  ["99999", 1000],
])("reads %s as a number of votes", (typed, votes) => expect(votesOf(typed)).toBe(votes));

it("sends the numbers and nothing else", () =>
  expect(enterVote({ ...kCount, ...{ by: "x" } })).toEqual({ type: "vote.enter", ...kCount }));
