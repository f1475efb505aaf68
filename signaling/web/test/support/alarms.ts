import type { AlarmEntry } from "../../src/protocol/messages";

// An alarm that is open, as signaling tells of it.
export function openAlarm(changes: Partial<AlarmEntry> = {}): AlarmEntry {
  return {
    id: 7,
    kind: "line_up",
    severity: "warning",
    conference: "hn-1",
    site: "y-yen",
    raised: "2026-12-01T02:42:00Z",
    acknowledged: null,
    vi: "Đường truyền chiều lên của điểm cầu kém.",
    en: "The site's uplink is bad.",
    ...changes,
  };
}
