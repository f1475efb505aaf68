import type { BookingDraft } from "../../api/calendar_types";

// The draft with something in each place that does not matter for clashes; null if nothing can clash yet, because no
// site was chosen. Never stored.
export function filledUp(draft: BookingDraft): BookingDraft | null {
  const [first] = draft.sites;
  if (first === undefined) return null;
  const somebody = draft.chair ?? draft.operator_in_charge ?? 1;
  return {
    ...draft,
    title: draft.title === "" ? "–" : draft.title,
    chair_site: draft.chair_site === "" ? first : draft.chair_site,
    chair: somebody,
    operator_in_charge: draft.operator_in_charge ?? somebody,
    agenda: [],
    policy: "chaired",
    lecturer: null,
  };
}
