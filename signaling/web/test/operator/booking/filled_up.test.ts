import { describe, expect, it } from "vitest";
import { emptyForm, toDraft } from "../../../src/operator/booking/booking_form";
import { filledUp } from "../../../src/operator/booking/filled_up";

const kDraft = toDraft(emptyForm({ date: "2026-12-01", time: "08:00" }, null));
if (kDraft === null) throw new Error("a form with a moment is a draft");

describe("filledUp", () => {
  it("fills what is empty and leaves time and sites", () => {
    expect(filledUp({ ...kDraft, sites: ["y-yen", "my-loc"], operator_in_charge: 7 })).toMatchObject({
      title: "–",
      chair_site: "y-yen",
      chair: 7,
      operator_in_charge: 7,
      sites: ["y-yen", "my-loc"],
      start: kDraft.start,
    });
  });

  it("has nothing to ask while no site is chosen", () => expect(filledUp(kDraft)).toBeNull());
});
