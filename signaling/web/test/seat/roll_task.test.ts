import { describe, expect, it } from "vitest";
import type { RollEntry } from "../../src/protocol/messages";
import { rollAnswer, rollTask } from "../../src/seat/roll_task";

const kSelf = { site: "y-yen", name: "Ý Yên", role: "site" } as const;
const kEntry: RollEntry = { site: "y-yen", presence: null, answered: false, head: "Bà Hoa", delegates: 0, invited: 12 };

function taskOf(entry: Partial<RollEntry>, { running = true, calling = null as string | null, endsAt = null as number | null } = {}) {
  const other = { ...kEntry, site: "my-loc" };
  return rollTask({ self: kSelf, roll: { running, calling, endsAt, entries: [other, { ...kEntry, ...entry }] } });
}

describe("what a roll call wants", () => {
  it("is nothing where there is none, or where the site is not on it", () => {
    expect(rollTask({ self: kSelf, roll: null })).toBeNull();
    expect(taskOf({}, { running: false })).toBeNull();
    expect(taskOf({ site: "hai-hau" })).toBeNull();
    expect(rollTask({ self: null, roll: { running: true, calling: null, endsAt: null, entries: [kEntry] } })).toBeNull();
  });

  it("is an answer with the numbers of the confirmation", () =>
    expect(taskOf({})).toEqual({ called: false, endsAt: null, done: null, head: "Bà Hoa", delegates: 12 }));

  it("prefers what was reported already", () =>
    expect(taskOf({ presence: "late", delegates: 9 })).toMatchObject({ done: "late", delegates: 9 }));

  it("knows its own turn and its end, and no other's", () => {
    expect(taskOf({}, { calling: "y-yen", endsAt: 20_000 })).toMatchObject({ called: true, endsAt: 20_000 });
    expect(taskOf({}, { calling: "my-loc", endsAt: 20_000 })).toMatchObject({ called: false, endsAt: null });
  });

  it("is an answer to a call that came alone", () =>
    expect(taskOf({}, { running: false, calling: "y-yen" })).toMatchObject({ called: true, done: null }));

  it("asks again when a site that was absent is called again", () => {
    expect(taskOf({ presence: "absent" })).toMatchObject({ done: "absent" });
    expect(taskOf({ presence: "absent" }, { calling: "y-yen" })).toMatchObject({ done: null });
  });
});

it.each([
  ["Bà Hoa ", " 12", { type: "roll.answer", head: "Bà Hoa", delegates: 12 }],
  ["", "0", { type: "roll.answer", head: "", delegates: 0 }],
  ["x", "1000", { type: "roll.answer", head: "x", delegates: 1000 }],
  ["x", "1001", null],
  ["x", "-1", null],
  ["x", "", null],
  ["x", "mười", null],
])("answers %s, %s", (head, delegates, message) => expect(rollAnswer(head, delegates)).toEqual(message));
