import type { Json } from "./json_values";
import {
  isRecord,
  isString,
  list,
  numberOrNull,
  replyTo,
  sentence,
  stringOr,
  stringOrNull,
  wholeOrNull,
  word,
} from "./json_values";
import type {
  RemoteAnswerMessage,
  RemoteDevice,
  RemoteDoMessage,
  RemoteMessage,
  RemoteSite,
  RemoteStateMessage,
} from "./remote_messages";

const kKinds = ["camera", "microphone", "loudspeaker"] as const;
const kTasks = ["devices", "switch", "restart", "still"] as const;
const kMaxImage = 98_304;
const kJpegInBase64 = /^\/9j\/[A-Za-z0-9+/]*={0,2}$/; // FF D8 FF, and nothing but the alphabet (RFC 4648 §4)

export function parseRemoteDo(json: Json): RemoteDoMessage | null {
  const request = wholeOrNull(json["request"]);
  const what = word(json["what"], kTasks, null);
  if (request === null || what === null) return null;
  return {
    type: "remote.do",
    request,
    what,
    kind: word(json["kind"], kKinds, null),
    device: stringOrNull(json["device"]),
    by: stringOr(json["by"], ""),
  };
}

export function parseRemoteState(json: Json): RemoteStateMessage {
  return {
    type: "remote.state",
    cap_kbps: cap(json),
    listening: json["listening"] === true,
    talker: stringOrNull(json["talker"]),
  };
}

export function parseRemoteAnswer(json: Json): RemoteAnswerMessage | null {
  const request = wholeOrNull(json["request"]);
  const what = word(json["what"], kTasks, null);
  if (request === null || what === null || !isString(json["site"])) return null;
  const { text, devices, image } = json;
  return {
    type: "remote.answer",
    reply_to: replyTo(json["reply_to"]),
    request,
    site: json["site"],
    what,
    ok: json["ok"] === true,
    text: isRecord(text) ? sentence(text) : null,
    devices: Array.isArray(devices) ? list(devices, parseDevice) : null,
    image: isString(image) && image.length <= kMaxImage && kJpegInBase64.test(image) ? image : null,
  };
}

export function parseRemote(json: Json): RemoteMessage {
  return { type: "remote", sites: list(json["sites"], parseSite) };
}

function parseDevice(json: unknown): RemoteDevice | null {
  if (!isRecord(json) || !isString(json["id"])) return null;
  const kind = word(json["kind"], kKinds, null);
  if (kind === null) return null;
  return { kind, id: json["id"], label: stringOr(json["label"], ""), chosen: json["chosen"] === true };
}

function parseSite(json: unknown): RemoteSite | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    cap_kbps: cap(json),
    listeners: list(json["listeners"], stringOrNull),
    watchers: list(json["watchers"], stringOrNull),
    talker: stringOrNull(json["talker"]),
  };
}

function cap(json: Json): number | null {
  const kbps = numberOrNull(json["cap_kbps"]);
  return kbps !== null && kbps > 0 ? kbps : null;
}
