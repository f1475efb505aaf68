import type { Json } from "./json_values";
import { isRecord, list, numberOrNull, stringOr, stringOrNull, word } from "./json_values";
import type { AlarmEntry } from "./messages";

// The open alarms, to those who look after lines and service.
export function parseAlarms(json: Json): { type: "alarms"; alarms: AlarmEntry[] } {
  return { type: "alarms", alarms: list(json["alarms"], parseAlarm) };
}

function parseAlarm(json: unknown): AlarmEntry | null {
  if (!isRecord(json)) return null;
  const id = numberOrNull(json["id"]);
  if (id === null) return null;
  const by = json["acknowledged"];
  return {
    id,
    kind: stringOr(json["kind"], ""),
    severity: word(json["severity"], ["info", "critical"], "warning"),
    conference: stringOrNull(json["conference"]),
    site: stringOrNull(json["site"]),
    raised: stringOr(json["raised"], ""),
    acknowledged: isRecord(by) ? { by: stringOr(by["by"], ""), at: stringOr(by["at"], "") } : null,
    vi: stringOr(json["vi"], ""),
    en: stringOr(json["en"], ""),
  };
}
