import type { Json } from "./json_values";
import { isRecord, isString, list, numberOr, stringOr, stringOrNull, word } from "./json_values";
import type { EndedMessage, InvitationEntry, MoveNoticeMessage, NextConference, StandbyMessage } from "./messages";

// The messages around a conference: before it, into another one, after it.

export function parseStandby(json: Json): StandbyMessage | null {
  if (!isString(json["site"])) return null;
  const call = isRecord(json["call"]) ? json["call"] : null;
  return {
    type: "standby",
    site: json["site"],
    name: stringOr(json["name"], json["site"]),
    next: parseNext(json["next"]),
    invitations: list(json["invitations"], parseInvitation),
    call: call && {
      conference: stringOr(call["conference"], ""),
      title: stringOr(call["title"], ""),
      from: stringOr(call["from"], ""),
      answer_in_ms: numberOr(call["answer_in_ms"], 0),
    },
  };
}

function parseNext(json: unknown): NextConference | null {
  if (!isRecord(json) || !isString(json["start"])) return null;
  return {
    conference: stringOr(json["conference"], ""),
    title: stringOr(json["title"], ""),
    start: json["start"],
    testing_from: stringOr(json["testing_from"], json["start"]),
    chair_site_name: stringOr(json["chair_site_name"], ""),
  };
}

function parseInvitation(json: unknown): InvitationEntry | null {
  if (!isRecord(json) || !isString(json["start"])) return null;
  return {
    booking: stringOr(json["booking"], ""),
    occurrence: stringOrNull(json["occurrence"]),
    conference: stringOr(json["conference"], ""),
    title: stringOr(json["title"], ""),
    start: json["start"],
    answer: word(json["answer"], ["yes", "no"], null),
  };
}

export function parseMoveNotice(json: Json): MoveNoticeMessage {
  return {
    type: "move_notice",
    conference: stringOr(json["conference"], ""),
    title: stringOr(json["title"], ""),
    from: stringOr(json["from"], ""),
    in_ms: numberOr(json["in_ms"], 0),
  };
}

export function parseEnded(json: Json): EndedMessage {
  const cause = word(json["cause"], ["all_gone", "cancelled", "moved"], "closed");
  return { type: "ended", conference: stringOr(json["conference"], ""), cause };
}
