import type {
  CloseCause,
  ErrorMessage,
  HolderEntry,
  InvitationEntry,
  LayoutName,
  MicrophoneState,
  NextConference,
  OpenPhase,
  Policy,
  QueueEntry,
  Rid,
  Role,
  ServerMessage,
  SiteEntry,
  SlotEntry,
  TurnPhase,
  View,
} from "./messages";

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
  return kParsers.get(json["type"])?.(json) ?? null;
}

type Json = Record<string, unknown>;
type Parser = (json: Json) => ServerMessage | null;

const kParsers = new Map<string, Parser>(Object.entries({
  joined: parseJoined,
  answer: (json) => (isString(json["sdp"]) ? { type: "answer", sdp: json["sdp"] } : null),
  candidate: (json) =>
    isString(json["candidate"])
      ? { type: "candidate", candidate: json["candidate"], mid: isString(json["mid"]) ? json["mid"] : "" }
      : null,
  roster: parseRoster,
  floor: (json) => ({
    type: "floor",
    holders: list(json["holders"], parseHolder),
    queue: list(json["queue"], parseQueueEntry),
  }),
  microphone: (json) => ({
    type: "microphone",
    state: microphoneState(json["state"]),
    place: numberOrNull(json["place"]),
    remaining_ms: numberOrNull(json["remaining_ms"]),
    phase: turnPhase(json["phase"]),
    holder: json["holder"] === true,
    can_open: json["can_open"] === true,
    muted: json["muted"] === true,
  }),
  speaking: (json) => ({ type: "speaking", sites: list(json["sites"], stringOrNull) }),
  slots: (json) => ({ type: "slots", slots: list(json["slots"], parseSlot) }),
  layers: (json) => ({ type: "layers", layers: list(json["layers"], parseRid) }),
  timing: (json) => ({
    type: "timing",
    ends_in_ms: numberOrNull(json["ends_in_ms"]),
    overrun: json["overrun"] === true,
  }),
  standby: parseStandby,
  move_notice: (json) => ({
    type: "move_notice",
    conference: stringOr(json["conference"], ""),
    title: stringOr(json["title"], ""),
    from: stringOr(json["from"], ""),
    in_ms: numberOrNull(json["in_ms"]) ?? 0,
  }),
  ended: (json) => ({ type: "ended", conference: stringOr(json["conference"], ""), cause: closeCause(json["cause"]) }),
  ok: (json) => ({ type: "ok", reply_to: replyTo(json["reply_to"]) }),
  error: parseError,
  pong: () => ({ type: "pong" }),
} satisfies Record<string, Parser>));

function parseJoined(json: Json): ServerMessage | null {
  const { conference, self } = json;
  if (!isRecord(conference) || !isRecord(self)) return null;
  return {
    type: "joined",
    version: numberOrNull(json["version"]) ?? 1,
    conference: {
      id: stringOr(conference["id"], ""),
      title: stringOr(conference["title"], ""),
      policy: policy(conference["policy"]),
      layout: layout(conference["layout"]),
    },
    self: { site: stringOrNull(self["site"]), name: stringOr(self["name"], ""), role: role(self["role"]) },
    connection: stringOr(json["connection"], ""),
    resumed: json["resumed"] === true,
  };
}

function parseRoster(json: Json): ServerMessage | null {
  if (!Array.isArray(json["sites"])) return null;
  return {
    type: "roster",
    title: stringOr(json["title"], ""),
    phase: openPhase(json["phase"]),
    policy: policy(json["policy"]),
    layout: layout(json["layout"]),
    stage: stringOrNull(json["stage"]),
    on_stage: stringOrNull(json["on_stage"]),
    mcu: json["mcu"] !== false,
    sites: list(json["sites"], parseSite),
  };
}

function parseStandby(json: Json): ServerMessage | null {
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
      answer_in_ms: numberOrNull(call["answer_in_ms"]) ?? 0,
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
  const answer = json["answer"];
  return {
    booking: stringOr(json["booking"], ""),
    occurrence: stringOrNull(json["occurrence"]),
    conference: stringOr(json["conference"], ""),
    title: stringOr(json["title"], ""),
    start: json["start"],
    answer: answer === "yes" || answer === "no" ? answer : null,
  };
}

function parseSite(json: unknown): SiteEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    name: stringOr(json["name"], json["site"]),
    role: role(json["role"]),
    connected: json["connected"] === true,
    microphone: microphoneState(json["microphone"]),
    place: numberOrNull(json["place"]),
    view: view(json["view"]),
    muted: json["muted"] === true,
  };
}

function parseHolder(json: unknown): HolderEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    remaining_ms: numberOrNull(json["remaining_ms"]),
    limit_ms: numberOrNull(json["limit_ms"]),
    phase: turnPhase(json["phase"]),
  };
}

function parseQueueEntry(json: unknown): QueueEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return { site: json["site"], waiting_ms: numberOrNull(json["waiting_ms"]) ?? 0 };
}

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

function parseRid(json: unknown): Rid | null {
  return json === "h" || json === "m" || json === "l" ? json : null;
}

// ---- values --------------------------------------------------------------------------------------------------------

function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isString(json: unknown): json is string {
  return typeof json === "string";
}

function stringOr(json: unknown, fallback: string): string {
  return isString(json) ? json : fallback;
}

function stringOrNull(json: unknown): string | null {
  return isString(json) ? json : null;
}

function numberOrNull(json: unknown): number | null {
  return typeof json === "number" && Number.isFinite(json) ? json : null;
}

function replyTo(json: unknown): string | number | null {
  return isString(json) || typeof json === "number" ? json : null;
}

function list<T>(json: unknown, parse: (entry: unknown) => T | null): T[] {
  if (!Array.isArray(json)) return [];
  return json.map(parse).filter((entry): entry is T & {} => entry !== null);
}

const kRoles: readonly Role[] = ["chair", "deputy", "secretary", "operator", "technician", "observer"];

function role(json: unknown): Role {
  return kRoles.find((word) => word === json) ?? "site";
}

function openPhase(json: unknown): OpenPhase {
  return json === "testing" || json === "paused" ? json : "in_session";
}

function closeCause(json: unknown): CloseCause {
  return json === "all_gone" || json === "cancelled" || json === "moved" ? json : "closed";
}

function microphoneState(json: unknown): MicrophoneState {
  return json === "asked" || json === "live" ? json : "off";
}

function turnPhase(json: unknown): TurnPhase {
  return json === "warning" || json === "grace" ? json : "speaking";
}

function view(json: unknown): View {
  return json === "forwarded" ? "forwarded" : "composed";
}

function layout(json: unknown): LayoutName {
  return json === "grid" || json === "full" ? json : "stage";
}

function policy(json: unknown): Policy {
  return json === "open" ? "open" : "chaired";
}
