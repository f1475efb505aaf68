import { describe, expect, it } from "vitest";
import type { Booking } from "../../../src/api/calendar_types";
import { emptyForm, toDraft } from "../../../src/operator/booking/booking_form";
import { differences, merge } from "../../../src/operator/booking/merge_booking";

const kDraft = toDraft(emptyForm({ date: "2026-12-01", time: "08:00" }, 1));
if (kDraft === null) throw new Error("an empty form with a moment is a draft");
const kBase = { ...kDraft, title: "Họp", length_min: 60 };
const kTheirs: Booking = {
  ...kBase,
  id: "b1",
  cancelled: false,
  urgent: false,
  sequence: 1,
  created: kBase.start,
  changed: { at: kBase.start, by: "Lan" },
};

describe("differences", () => {
  it("are those that the other one made and I did not make too", () => {
    const found = differences(kBase, { ...kBase, title: "Họp gấp" }, { ...kTheirs, length_min: 90, title: "Họp gấp" });
    expect(found).toEqual([{ member: "length_min", mine: 60, theirs: 90, both: false }]);
  });

  it("say where both changed the same member", () => {
    const [found] = differences(kBase, { ...kBase, title: "Của tôi" }, { ...kTheirs, title: "Của họ" });
    expect(found).toMatchObject({ member: "title", mine: "Của tôi", theirs: "Của họ", both: true });
  });

  it("are none where only I changed something, or a moment is written otherwise", () => {
    expect(differences(kBase, { ...kBase, title: "Của tôi" }, kTheirs)).toEqual([]);
    expect(differences(kBase, kBase, { ...kTheirs, start: "2026-12-01T01:00:00Z" })).toEqual([]);
  });
});

describe("merge", () => {
  const mine = { ...kBase, title: "Của tôi", auto_start: true };
  const theirs = { ...kTheirs, title: "Của họ", length_min: 90 };
  const found = differences(kBase, mine, theirs);

  it("keeps both people's work and, where they meet, mine", () => {
    expect(merge(mine, theirs, found, {})).toMatchObject({ title: "Của tôi", length_min: 90, auto_start: true });
  });

  it("does what was chosen", () => {
    expect(merge(mine, theirs, found, { title: "theirs", length_min: "mine" })).toMatchObject({
      title: "Của họ",
      length_min: 60,
      auto_start: true,
    });
  });

  it("gives a booking to send, without what the service adds", () => {
    expect(merge(mine, theirs, found, {})).not.toHaveProperty("id");
  });
});
