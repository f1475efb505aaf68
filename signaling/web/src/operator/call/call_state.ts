import type { Conference, ConferenceSite } from "../../api/calendar_types";
import { millis } from "../../time/province_time";

const kMoveNoticeMs = 10_000;

// Where one hall stands after an urgent call.
export type HallState =
  | { state: "ringing" }
  | { state: "moving"; left: number } // milliseconds until it is moved out of its conference; 0: now
  | { state: "answered" };

export function hallState(site: ConferenceSite, conference: Pick<Conference, "since">, now: number): HallState {
  if (site.state === "connected") return { state: "answered" };
  if (site.state !== "noticed") return { state: "ringing" };
  return { state: "moving", left: Math.max(0, millis(conference.since) + kMoveNoticeMs - now) };
}
