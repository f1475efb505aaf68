import { describe, expect, it } from "vitest";
import type { Clash } from "../../../src/api/calendar_types";
import { groupClashes } from "../../../src/operator/booking/clash_groups";

const kClash: Clash = {
  kind: "session",
  hard: true,
  conference: "hn-1",
  site: "y-yen",
  other_booking: "hn-2",
  other: "hn-2",
  other_title: "Họp khác",
  from: "2026-12-01T08:00:00+07:00",
  to: "2026-12-01T09:00:00+07:00",
  vi: "Ý Yên đã có hội nghị.",
  en: "Ý Yên is already in a conference.",
};

describe("groupClashes", () => {
  it("makes one of the clashes that differ by their site alone", () => {
    const groups = groupClashes([kClash, { ...kClash, site: "vu-ban" }, { ...kClash, other: "hn-3" }]);
    expect(groups.map((group) => group.sites)).toEqual([["y-yen", "vu-ban"], ["y-yen"]]);
  });

  it("keeps kinds and times apart", () => {
    expect(groupClashes([kClash, { ...kClash, to: "2026-12-01T08:30:00+07:00" }])).toHaveLength(2);
    expect(groupClashes([kClash, { ...kClash, kind: "test_window", hard: false }])).toHaveLength(2);
  });

  it("puts what cannot be saved first", () => {
    const [first] = groupClashes([{ ...kClash, hard: false, kind: "test_window" }, kClash]);
    expect(first?.first.hard).toBe(true);
  });

  it("has no sites for the capacity of the server", () => {
    expect(groupClashes([{ ...kClash, kind: "seats", site: null }])[0]?.sites).toEqual([]);
  });
});
