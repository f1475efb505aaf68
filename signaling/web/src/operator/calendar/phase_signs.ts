import type { Phase } from "../../api/calendar_types";

// A sign for each phase, so that colour is never the only one.
export const kPhaseSigns: Readonly<Record<Phase, string>> = {
  scheduled: "○",
  testing: "◐",
  in_session: "●",
  paused: "‖",
  closed: "✓",
};
