import type { Json } from "./json_values";
import { isRecord, isString, list, numberOrNull, replyTo, stringOr, stringOrNull, view, word } from "./json_values";
import type { ErrorMessage, Rid, ServerMessage, SlotEntry } from "./messages";
import { parseAlarms } from "./parse_alarms";
import { parseFloor, parseJoined, parseMicrophone, parseRoster, parseUndo } from "./parse_conference";
import { parseGuests, parseLobby } from "./parse_guests";
import { parseLines } from "./parse_lines";
import { parsePreflight, parsePreflightStart } from "./parse_preflight";
import { parseAgenda, parseChat, parseRoll, parseStage, parseVote } from "./parse_proceedings";
import { parseRemote, parseRemoteAnswer, parseRemoteDo, parseRemoteState } from "./parse_remote";
import { parseEnded, parseMoveNotice, parseStandby } from "./parse_standby";

// Parses one message of signaling into a type that cannot be invalid, or null if it is not one we know. Unknown members
// are ignored and absent optional ones get their neutral value, so that signaling may be newer than the page.
export function parseServerMessage(text: string): ServerMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(json) || typeof json["type"] !== "string") return null;
  const message = kParsers.get(json["type"])?.(json) ?? null;
  const seq = numberOrNull(json["seq"]);
  return message === null || seq === null ? message : { ...message, seq };
}

type Parser = (json: Json) => ServerMessage | null;

const kParsers = new Map<string, Parser>(Object.entries({
  joined: parseJoined,
  answer: (json) => (isString(json["sdp"]) ? { type: "answer", sdp: json["sdp"] } : null),
  candidate: (json) =>
    isString(json["candidate"])
      ? { type: "candidate", candidate: json["candidate"], mid: stringOr(json["mid"], "") }
      : null,
  roster: parseRoster,
  floor: parseFloor,
  microphone: parseMicrophone,
  speaking: (json) => ({ type: "speaking", sites: list(json["sites"], stringOrNull) }),
  slots: (json) => ({ type: "slots", slots: list(json["slots"], parseSlot) }),
  layers: (json) => ({ type: "layers", layers: list(json["layers"], parseRid) }),
  timing: (json) => ({
    type: "timing",
    ends_in_ms: numberOrNull(json["ends_in_ms"]),
    overrun: json["overrun"] === true,
  }),
  agenda: parseAgenda,
  roll: parseRoll,
  vote: parseVote,
  stage: parseStage,
  chat: parseChat,
  undo: parseUndo,
  alarms: parseAlarms,
  lobby: parseLobby,
  guests: parseGuests,
  lines: parseLines,
  preflight: parsePreflight,
  "preflight.start": parsePreflightStart,
  remote: parseRemote,
  "remote.answer": parseRemoteAnswer,
  "remote.do": parseRemoteDo,
  "remote.state": parseRemoteState,
  standby: parseStandby,
  move_notice: parseMoveNotice,
  ended: parseEnded,
  ok: (json) => ({ type: "ok", reply_to: replyTo(json["reply_to"]) }),
  error: parseError,
  pong: () => ({ type: "pong" }),
} satisfies Record<string, Parser>));

function parseSlot(json: unknown): SlotEntry | null {
  if (!isRecord(json) || !isString(json["slot"])) return null;
  return {
    mid: stringOr(json["mid"], ""),
    slot: json["slot"],
    site: stringOrNull(json["site"]),
    view: view(json["view"]),
    composed: json["composed"] === true,
  };
}

function parseRid(json: unknown): Rid | null {
  return word(json, ["h", "m", "l"], null);
}

function parseError(json: Json): ErrorMessage {
  const message = isRecord(json["message"]) ? json["message"] : {};
  const code = stringOr(json["code"], "unknown");
  return {
    type: "error",
    reply_to: replyTo(json["reply_to"]),
    code,
    field: stringOrNull(json["field"]),
    message: { vi: stringOr(message["vi"], code), en: stringOr(message["en"], code) },
  };
}
