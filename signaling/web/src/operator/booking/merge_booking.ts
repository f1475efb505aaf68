import type { Booking, BookingDraft } from "../../api/calendar_types";
import type { Member } from "./field_faults";
import { kMembers } from "./field_faults";

// Two operators edited one booking. `base` is what I began with, `theirs` what is stored now.
export interface Difference {
  member: Member;
  mine: BookingDraft[Member];
  theirs: BookingDraft[Member];
  both: boolean; // I changed it too, to something else: a person must choose
}

// The members in which `now` is not what `former` was.
export function changedMembers(former: BookingDraft, now: BookingDraft): Member[] {
  return kMembers.filter((member) => !same(former[member], now[member]));
}

export type Side = "mine" | "theirs";

// The members in which what is stored now differs from what I would save, and that the other one changed.
export function differences(base: BookingDraft, mine: BookingDraft, theirs: BookingDraft): Difference[] {
  return kMembers
    .filter((member) => !same(base[member], theirs[member]) && !same(mine[member], theirs[member]))
    .map((member) => ({
      member,
      mine: mine[member],
      theirs: theirs[member],
      both: !same(base[member], mine[member]),
    }));
}

// What to save: my booking with the members that were chosen from theirs. What only they changed is theirs unless chosen
// otherwise, so that nobody's work is undone by silence.
export function merge(
  mine: BookingDraft,
  theirs: Booking,
  found: readonly Difference[],
  choice: Partial<Record<Member, Side>>,
): BookingDraft {
  const taken = found.filter(({ member, both }) => (choice[member] ?? (both ? "mine" : "theirs")) === "theirs");
  return Object.assign({ ...mine }, ...taken.map(({ member }) => ({ [member]: theirs[member] }))) as BookingDraft;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

// Members in one order, moments as one number: "08:00+07:00" is "01:00Z".
function normal(value: unknown): unknown {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, normal(entry)]),
  );
}
