import type { Json } from "./json_values";
import {
  isRecord,
  isString,
  list,
  numberOr,
  numberOrNull,
  recordOf,
  role,
  stringOr,
  stringOrNull,
  timeOrNull,
  word,
} from "./json_values";
import type {
  AgendaItemEntry,
  AgendaMessage,
  ChatEntry,
  Count,
  GroupEntry,
  PlaceChoice,
  PresetEntry,
  RollEntry,
  RollMessage,
  ServerMessage,
  StageMessage,
  VoteEntry,
  VoteMessage,
  VoteResult,
} from "./messages";

// The messages about what a formal conference does besides speaking: agenda, roll, votes, picture, chat.

export function parseAgenda(json: Json): AgendaMessage {
  const items = list(json["items"], parseItem);
  const current = numberOrNull(json["current"]);
  return { type: "agenda", current: current !== null && items[current] !== undefined ? current : null, items };
}

// A broken item is kept, empty: the others are known by their number.
function parseItem(json: unknown): AgendaItemEntry {
  const item = recordOf(json);
  return {
    title: stringOr(item["title"], ""),
    planned_minutes: numberOr(item["planned_minutes"], 0),
    speakers: list(item["speakers"], (speaker) =>
      isRecord(speaker) && isString(speaker["site"])
        ? { site: speaker["site"], delegate: stringOr(speaker["delegate"], "") }
        : null,
    ),
    papers: list(item["papers"], (paper) =>
      isRecord(paper) && typeof paper["id"] === "number"
        ? { id: paper["id"], name: stringOr(paper["name"], "") }
        : null,
    ),
    preset: stringOr(item["preset"], ""),
    notes: stringOr(item["notes"], ""),
    conclusion: stringOr(item["conclusion"], ""),
  };
}

export function parseRoll(json: Json): RollMessage {
  return {
    type: "roll",
    running: json["running"] === true,
    calling: stringOrNull(json["calling"]),
    remaining_ms: numberOrNull(json["remaining_ms"]),
    entries: list(json["entries"], parseRollEntry),
  };
}

function parseRollEntry(json: unknown): RollEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    presence: word(json["presence"], ["present", "late", "absent", "stand_in"], null),
    answered: json["answered"] === true,
    head: stringOr(json["head"], ""),
    delegates: numberOr(json["delegates"], 0),
    invited: numberOr(json["invited"], 0),
  };
}

export function parseVote(json: Json): VoteMessage {
  return {
    type: "vote",
    id: String(stringOrNull(json["id"]) ?? numberOr(json["id"], 0)),
    state: word(json["state"], ["open", "closed", "confirmed", "cancelled"], "none"),
    question: stringOr(json["question"], ""),
    quorum: numberOr(json["quorum"], 0),
    present: numberOr(json["present"], 0),
    entries: list(json["entries"], parseVoteEntry),
    total: parseCount(json["total"]),
    valid: json["valid"] === true,
    past: list(json["past"], parseResult),
  };
}

function parseVoteEntry(json: unknown): VoteEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return { site: json["site"], ...parseCount(json), by: stringOr(json["by"], "") };
}

function parseResult(json: unknown): VoteResult | null {
  if (!isRecord(json)) return null;
  return {
    question: stringOr(json["question"], ""),
    total: parseCount(json["total"]),
    present: numberOr(json["present"], 0),
    valid: json["valid"] === true,
  };
}

function parseCount(json: unknown): Count {
  const count = recordOf(json);
  return {
    yes: numberOr(count["yes"], 0),
    no: numberOr(count["no"], 0),
    abstain: numberOr(count["abstain"], 0),
  };
}

export function parseStage(json: Json): StageMessage {
  return {
    type: "stage",
    presets: list(json["presets"], parsePreset),
    groups: list(json["groups"], parseGroup),
    thumbnails: list(json["thumbnails"], stringOrNull),
    message: stringOr(json["message"], ""),
  };
}

function parsePreset(json: unknown): PresetEntry | null {
  if (!isRecord(json) || !isString(json["id"])) return null;
  const layout = stringOr(json["layout"], "grid");
  return {
    id: json["id"],
    vi: stringOr(json["vi"], json["id"]),
    en: stringOr(json["en"], json["id"]),
    layout,
    places: places(json["places"]),
    fill: typeof json["fill"] === "boolean" ? json["fill"] : layout !== "full",
  };
}

function parseGroup(json: unknown): GroupEntry | null {
  if (!isRecord(json) || !isString(json["id"])) return null;
  const { prepared } = json;
  return {
    id: json["id"],
    preset: stringOr(json["preset"], ""),
    places: places(json["places"]),
    prepared: isRecord(prepared)
      ? { preset: stringOr(prepared["preset"], ""), places: choices(prepared["places"]) }
      : null,
  };
}

// A place that cannot be read stays, empty, so that the others keep theirs.
function places(json: unknown): string[] {
  return list(json, (place) => stringOr(place, ""));
}

function choices(json: unknown): PlaceChoice[] {
  return Array.isArray(json) ? json.map(stringOrNull) : [];
}

export function parseChat(json: Json): ServerMessage {
  return { type: "chat", messages: list(json["messages"], parseChatEntry) };
}

function parseChatEntry(json: unknown): ChatEntry | null {
  if (!isRecord(json) || typeof json["n"] !== "number") return null;
  return {
    n: json["n"],
    at: timeOrNull(json["at"]) ?? "",
    site: stringOrNull(json["site"]),
    name: stringOr(json["name"], ""),
    role: role(json["role"]),
    to: word(json["to"], ["desk"], "all"),
    text: stringOr(json["text"], ""),
  };
}
