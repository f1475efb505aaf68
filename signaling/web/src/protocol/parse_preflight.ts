import type { Json } from "./json_values";
import { isRecord, isString, list, numberOrNull, sentence, stringOr, stringOrNull, timeOrNull, wholeOrNull, word } from "./json_values";
import type { CheckEntry, PreflightMessage, PreflightSite, PreflightStartMessage, ProbeBounds } from "./preflight_messages";
import { kPreflightChecks } from "./preflight_messages";

// The board; also as it comes over REST.
export function parsePreflight(json: Json): PreflightMessage {
  return { type: "preflight", whole: json["whole"] !== false, sites: list(json["sites"], parseSite) };
}

export function parsePreflightStart(json: Json): PreflightStartMessage | null {
  const test = wholeOrNull(json["test"]);
  if (test === null) return null;
  return {
    type: "preflight.start",
    test,
    sounds: json["sounds"] === true,
    quiet_ms: Math.max(0, numberOrNull(json["quiet_ms"]) ?? 0),
    probe: isRecord(json["probe"]) ? parseProbe(json["probe"]) : null,
  };
}

// A probe whose bounds are not known is none.
function parseProbe(json: Json): ProbeBounds | null {
  const [max_kbps, seconds, bytes] = ["max_kbps", "seconds", "bytes"].map((name) => numberOrNull(json[name]) ?? 0);
  if (!max_kbps || !seconds || !bytes || max_kbps < 0 || seconds < 0 || bytes < 1) return null;
  return { max_kbps, seconds, bytes: Math.floor(bytes) };
}

function parseSite(json: unknown): PreflightSite | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    state: word(json["state"], ["waiting", "running", "done"], "untested"),
    lamp: word(json["lamp"], ["green", "yellow", "red"], "none"),
    at: timeOrNull(json["at"]),
    asked_by: stringOrNull(json["asked_by"]),
    sounds: json["sounds"] === true,
    retest_in_ms: numberOrNull(json["retest_in_ms"]),
    checks: list(json["checks"], parseCheck),
  };
}

// A result that this page does not know is no pass.
function parseCheck(json: unknown): CheckEntry | null {
  if (!isRecord(json)) return null;
  return {
    check: word(json["check"], kPreflightChecks, null),
    result: word(json["result"], ["pass", "fail", "skipped"], "warn"),
    value: numberOrNull(json["value"]),
    unit: stringOr(json["unit"], ""),
    ...sentence(json),
    advice: isRecord(json["advice"]) ? sentence(json["advice"]) : null,
  };
}
