import { describe, expect, it } from "vitest";
import type { BookingDraft } from "../../../src/api/calendar_types";
import {
  emptyForm,
  formOf,
  formOfTemplate,
  sameForm,
  toDraft,
  toTemplate,
  withPresets,
  withSites,
  withStart,
  withTemplate,
} from "../../../src/operator/booking/booking_form";

const kDraft: BookingDraft = {
  title: "Giao ban phòng, chống bão",
  kind: "Giao ban",
  start: "2026-12-01T08:00:00+07:00",
  length_min: 90,
  test_window_min: 60,
  sites: ["tinh-uy", "y-yen"],
  chair_site: "tinh-uy",
  chair: 1,
  deputy: null,
  secretary: 2,
  operator_in_charge: 3,
  departments: ["Sở Nông nghiệp và Môi trường"],
  communes: ["Yên Thắng"],
  agenda: [
    {
      title: "Diễn biến bão",
      planned_min: 20,
      speakers: [{ site: "y-yen", delegate: "Trần Văn Hòa" }],
      layout_preset: "grid",
      papers: [4],
    },
  ],
  policy: "lecture",
  lecturer: "y-yen",
  layout_presets: ["stage", "grid"],
  auto_start: false,
  recurrence: {
    rule: "FREQ=WEEKLY;COUNT=10;BYDAY=TU",
    cancelled: ["20261208T080000"],
    moved: [{ original_start: "20261215T080000", start: "2026-12-16T09:00:00+07:00", length_min: 90 }],
  },
};

describe("booking form", () => {
  it("gives back what it was made from", () => expect(toDraft(formOf(kDraft))).toEqual(kDraft));

  it("is no booking without a moment", () => {
    expect(toDraft({ ...formOf(kDraft), time: "" })).toBeNull();
    expect(toDraft({ ...formOf(kDraft), date: "2026-02-30" })).toBeNull();
  });

  it("sends titles composed and without spaces around", () => {
    expect(toDraft({ ...formOf(kDraft), title: ` ${"Họp".normalize("NFD")} ` })?.title).toBe("Họp");
  });

  it("knows itself again, whatever the keys of its rows", () => {
    expect(sameForm(formOf(kDraft), formOf(kDraft))).toBe(true);
    expect(sameForm(formOf(kDraft), { ...formOf(kDraft), lengthMin: 91 })).toBe(false);
  });

  it("moves the exceptions of a series with its time of day, not with its day", () => {
    const moved = withStart(formOf(kDraft), { time: "09:30" });
    expect(moved.cancelled).toEqual(["20261208T093000"]);
    expect(moved.moved[0]?.original_start).toBe("20261215T093000");
    expect(withStart(formOf(kDraft), { date: "2026-12-02" }).cancelled).toEqual(["20261208T080000"]);
    expect(withStart(formOf(kDraft), { time: "" }).cancelled).toEqual(["20261208T080000"]);
  });

  it("keeps sites in the province's order and lets the chair's site go with its site", () => {
    const order = ["tinh-uy", "ubnd-tinh", "y-yen"];
    expect(withSites(formOf(kDraft), ["y-yen", "ubnd-tinh"], order)).toMatchObject({
      sites: ["ubnd-tinh", "y-yen"],
      chairSite: "",
      lecturer: "y-yen",
    });
    expect(withSites(formOf(kDraft), ["tinh-uy"], order).lecturer).toBe("");
    expect(withSites(formOf(kDraft), ["y-yen", "tinh-uy"], order).chairSite).toBe("tinh-uy");
  });

  it("names a lecturer under the policy lecture only, and keeps the choice meanwhile", () => {
    const chaired = { ...formOf(kDraft), policy: "chaired" as const };
    expect(toDraft(chaired)?.lecturer).toBeNull();
    expect(toDraft({ ...chaired, policy: "lecture" })?.lecturer).toBe("y-yen");
    expect(sameForm(chaired, { ...chaired, lecturer: "" })).toBe(true);
    expect(toDraft({ ...formOf(kDraft), lecturer: "" })?.lecturer).toBeNull();
  });

  it("takes a preset that is gone out of the agenda", () => {
    expect(withPresets(formOf(kDraft), ["stage"]).agenda[0]?.layoutPreset).toBe("");
    expect(withPresets(formOf(kDraft), ["stage", "grid"]).agenda[0]?.layoutPreset).toBe("grid");
  });
});

describe("templates", () => {
  it("hold no moment and no repetition", () => {
    const template = toTemplate(formOf(kDraft));
    expect(template).not.toHaveProperty("start");
    expect(template).not.toHaveProperty("recurrence");
    expect(template.title).toBe(kDraft.title);
  });

  it("say nothing of what is empty", () => {
    const template = toTemplate(emptyForm({ date: "", time: "" }, null));
    expect(Object.keys(template).sort()).toEqual([
      "auto_start",
      "length_min",
      "policy",
      "test_window_min",
    ]);
  });

  it("come back in the form to be edited", () => {
    const template = { id: 1, name: "Giao ban", booking: toTemplate(formOf(kDraft)) };
    expect(toTemplate(formOfTemplate(template))).toEqual(template.booking);
  });

  it("fill the form, but not its moment or what they do not say", () => {
    const form = { ...emptyForm({ date: "2026-12-03", time: "14:00" }, 9), departments: ["Sở Y tế"] };
    const filled = withTemplate(form, { id: 1, name: "Giao ban", booking: { title: "Giao ban", length_min: 45 } });
    expect(filled).toMatchObject({
      title: "Giao ban",
      kind: "Giao ban",
      lengthMin: 45,
      date: "2026-12-03",
      time: "14:00",
      operator: 9,
      departments: ["Sở Y tế"],
      testWindowMin: 60,
    });
  });
});
