import type { Json } from "./json_values";
import {
  isRecord,
  isString,
  list,
  microphoneState,
  numberOr,
  numberOrNull,
  openPhase,
  policy,
  recordOf,
  role,
  stringOr,
  stringOrNull,
  timeOrNull,
  turnPhase,
  view,
  word,
} from "./json_values";
import type {
  FloorEntry,
  FloorMessage,
  FloorSettings,
  HolderEntry,
  JoinedMessage,
  MicrophoneMessage,
  QueueEntry,
  RosterMessage,
  SiteEntry,
  UndoMessage,
} from "./messages";

// The messages about who is there and who has the floor.

export function parseJoined(json: Json): JoinedMessage | null {
  const { conference, self } = json;
  if (!isRecord(conference) || !isRecord(self)) return null;
  return {
    type: "joined",
    version: numberOr(json["version"], 1),
    conference: {
      id: stringOr(conference["id"], ""),
      title: stringOr(conference["title"], ""),
      policy: policy(conference["policy"]),
    },
    self: { site: stringOrNull(self["site"]), name: stringOr(self["name"], ""), role: role(self["role"]) },
    connection: stringOr(json["connection"], ""),
    resumed: json["resumed"] === true,
    stream: stringOr(json["stream"], ""),
    resumed_state: json["resumed_state"] === true,
  };
}

export function parseRoster(json: Json): RosterMessage | null {
  if (!Array.isArray(json["sites"])) return null;
  const { acting } = json;
  return {
    type: "roster",
    title: stringOr(json["title"], ""),
    phase: openPhase(json["phase"]),
    resumes_at: timeOrNull(json["resumes_at"]),
    policy: policy(json["policy"]),
    lecturer: stringOrNull(json["lecturer"]),
    locked: json["locked"] === true,
    acting: isRecord(acting) ? { role: role(acting["role"]), name: stringOr(acting["name"], "") } : null,
    chair_lost: json["chair_lost"] === true,
    preset: stringOr(json["preset"], "stage"),
    stage: stringOrNull(json["stage"]),
    on_stage: stringOrNull(json["on_stage"]),
    content: stringOrNull(json["content"]),
    message: stringOr(json["message"], ""),
    mcu: json["mcu"] !== false,
    sites: list(json["sites"], parseSite),
  };
}

function parseSite(json: unknown): SiteEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    name: stringOr(json["name"], json["site"]),
    role: word(json["role"], ["guest"], null) ?? role(json["role"]),
    connected: json["connected"] === true,
    was_in: json["was_in"] === true,
    microphone: microphoneState(json["microphone"]),
    place: numberOrNull(json["place"]),
    view: view(json["view"]),
    muted: json["muted"] === true,
    removed: json["removed"] === true,
    help: stringOrNull(json["help"]),
    silent: json["silent"] === true,
    content: json["content"] === true,
  };
}

export function parseFloor(json: Json): FloorMessage {
  return {
    type: "floor",
    order: word(json["order"], ["priority", "planned", "unspoken"], "time"),
    settings: parseSettings(recordOf(json["settings"])),
    speech: parseFloorEntry(recordOf(json["speech"])),
    content: parseFloorEntry(recordOf(json["content"])),
  };
}

function parseSettings(json: Json): FloorSettings {
  return {
    holders: numberOr(json["holders"], 1),
    seconds: numberOrNull(json["seconds"]),
    warning: numberOr(json["warning"], 0),
    grace: numberOr(json["grace"], 0),
  };
}

function parseFloorEntry(json: Json): FloorEntry {
  return { holders: list(json["holders"], parseHolder), queue: list(json["queue"], parseQueueEntry) };
}

function parseHolder(json: unknown): HolderEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    delegate: stringOr(json["delegate"], ""),
    post: stringOr(json["post"], ""),
    remaining_ms: numberOrNull(json["remaining_ms"]),
    limit_ms: numberOrNull(json["limit_ms"]),
    phase: turnPhase(json["phase"]),
    gone: json["gone"] === true,
  };
}

function parseQueueEntry(json: unknown): QueueEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    waiting_ms: numberOr(json["waiting_ms"], 0),
    delegate: stringOr(json["delegate"], ""),
    post: stringOr(json["post"], ""),
    priority: json["priority"] === true,
  };
}

export function parseMicrophone(json: Json): MicrophoneMessage {
  const content = recordOf(json["content"]);
  return {
    type: "microphone",
    state: microphoneState(json["state"]),
    place: numberOrNull(json["place"]),
    remaining_ms: numberOrNull(json["remaining_ms"]),
    phase: turnPhase(json["phase"]),
    holder: json["holder"] === true,
    can_open: json["can_open"] === true,
    muted: json["muted"] === true,
    delegate: stringOr(json["delegate"], ""),
    post: stringOr(json["post"], ""),
    silent: json["silent"] === true,
    content: {
      holder: content["holder"] === true,
      place: numberOrNull(content["place"]),
      can_send: content["can_send"] === true,
    },
  };
}

export function parseUndo(json: Json): UndoMessage {
  return {
    type: "undo",
    what: stringOrNull(json["what"]),
    site: stringOrNull(json["site"]),
    in_ms: numberOrNull(json["in_ms"]),
  };
}
