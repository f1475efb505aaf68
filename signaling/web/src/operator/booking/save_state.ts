import type { BookingCheck } from "../../api/calendar_types";

// How far the service's check of what stands in the form has come.
export type CheckState =
  | { state: "waiting"; former: BookingCheck | null } // something changed; the answer is on its way
  | { state: "done"; check: BookingCheck }
  | { state: "failed" }; // the service could not be asked; saving finds out

export type SaveObstacle = "unchanged" | "no_start" | "checking" | "faults" | "clash" | "saving";

// Why saving is not possible now; null if it is.
export function saveObstacle(saving: boolean, dirty: boolean, complete: boolean, check: CheckState): SaveObstacle | null {
  if (saving) return "saving";
  if (!dirty) return "unchanged";
  if (!complete) return "no_start";
  if (check.state === "waiting") return "checking";
  if (check.state === "failed") return null;
  if (check.check.errors.length > 0) return "faults";
  return check.check.clashes.some((clash) => clash.hard) ? "clash" : null;
}

// What was found last: shown until the next answer is there.
export function lastFindings(state: CheckState): BookingCheck | null {
  return state.state === "done" ? state.check : state.state === "waiting" ? state.former : null;
}
