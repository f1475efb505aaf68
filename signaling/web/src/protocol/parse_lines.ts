import type { Json } from "./json_values";
import {
  isRecord,
  isString,
  list,
  numberOr,
  numberOrNull,
  recordOf,
  sentence,
  stringOr,
  stringOrNull,
  word,
} from "./json_values";
import type {
  DeviceReport,
  EndpointFigures,
  EvidenceEntry,
  LineFigures,
  LinesMessage,
  PictureFigures,
  ServerFigures,
  SilenceEntry,
  SilenceKind,
  SiteFigures,
  SiteLine,
  SoundFigures,
  VerdictEntry,
} from "./line_messages";
import { kVerdictKinds } from "./line_messages";
import type { Rid } from "./values";

// The figures and verdicts of one second. A site whose verdict has a kind that this page does not know is shown with its
// words all the same, as a fault of the server's.

const kSilences: readonly SilenceKind[] = ["muted", "dead_input", "wrong_input", "line", "nobody_speaks"];
const kDevices: readonly DeviceReport[] = ["ok", "muted", "lost", "denied", "busy", "silent"];
const kRids: readonly Rid[] = ["h", "m", "l"];

export function parseLines(json: Json): LinesMessage | null {
  if (!isString(json["at"])) return null;
  return {
    type: "lines",
    at: json["at"],
    server: part(json["server"], parseServer),
    sites: list(json["sites"], parseSite),
  };
}

// Also of what history keeps of a second.
function parseServer(json: Json): ServerFigures {
  return {
    cpu_share: number(json, "cpu_share"),
    busiest_lane_share: number(json, "busiest_lane_share"),
    late_ticks: number(json, "late_ticks"),
    queue_depth: number(json, "queue_depth"),
    socket_drops: number(json, "socket_drops"),
    memory_bytes: number(json, "memory_bytes"),
    disk_free_bytes: numberOrNull(json["disk_free_bytes"]),
  };
}

function parseSite(json: unknown): SiteLine | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    connected: json["connected"] === true,
    figures: part(json["figures"], parseFigures),
    verdict: parseVerdict(recordOf(json["verdict"])),
    silence: part(json["silence"], parseSilence),
  };
}

function parseFigures(json: Json): SiteFigures {
  return {
    uplink: part(json["uplink"], parseLine),
    downlink: part(json["downlink"], parseLine),
    sound: part(json["sound"], parseSound),
    picture: part(json["picture"], parsePicture),
    endpoint: part(json["endpoint"], parseEndpoint),
  };
}

function parseLine(json: Json): LineFigures {
  return {
    packets: number(json, "packets"),
    lost: number(json, "lost"),
    reordered: number(json, "reordered"),
    duplicates: number(json, "duplicates"),
    kbps: number(json, "kbps"),
    loss: number(json, "loss"),
    loss_runs: list(json["loss_runs"], numberOrNull),
    jitter_ms: number(json, "jitter_ms"),
    rtt_ms: numberOrNull(json["rtt_ms"]),
    delay_trend_ms: numberOrNull(json["delay_trend_ms"]),
  };
}

function parseSound(json: Json): SoundFigures {
  return {
    level_dbov: numberOr(json["level_dbov"], -127),
    peak_dbov: numberOr(json["peak_dbov"], -127),
    clipped: number(json, "clipped"),
    concealed: number(json, "concealed"),
    speech: json["speech"] === true,
    buffer_ms: number(json, "buffer_ms"),
    buffer_target_ms: number(json, "buffer_target_ms"),
    r: number(json, "r"),
    mos: numberOr(json["mos"], 1),
    echo: part(json["echo"], (echo) => ({ delay_ms: number(echo, "delay_ms"), loss_db: number(echo, "loss_db") })),
  };
}

function parsePicture(json: Json): PictureFigures {
  return {
    layers_wanted: list(json["layers_wanted"], parseRid),
    layers_received: list(json["layers_received"], parseRid),
    frames_decoded: number(json, "frames_decoded"),
    frames_dropped: number(json, "frames_dropped"),
    longest_freeze_ms: number(json, "longest_freeze_ms"),
    keyframes_asked: number(json, "keyframes_asked"),
    keyframes_received: number(json, "keyframes_received"),
    black: json["black"] === true,
    frozen: json["frozen"] === true,
  };
}

function parseEndpoint(json: Json): EndpointFigures {
  return {
    encoder_limit: word(json["encoder_limit"], ["cpu", "bandwidth", "other"], "none"),
    capture_fps: numberOrNull(json["capture_fps"]),
    render_freezes: number(json, "render_freezes"),
    cpu_share: numberOrNull(json["cpu_share"]),
    camera: word(json["camera"], kDevices, null),
    microphone: word(json["microphone"], kDevices, null),
    loudspeaker: word(json["loudspeaker"], kDevices, null),
    hidden: json["hidden"] === true,
    browser: stringOr(json["browser"], ""),
    clock_offset_s: numberOrNull(json["clock_offset_s"]),
  };
}

function parseVerdict(json: Json): VerdictEntry {
  return { ...parseFinding(json, word(json["kind"], kVerdictKinds, "server")), trunk: stringOrNull(json["trunk"]) };
}

function parseSilence(json: Json): SilenceEntry {
  return parseFinding(json, word(json["kind"], kSilences, "line"));
}

function parseFinding<Kind>(json: Json, kind: Kind) {
  const advice = recordOf(json["advice"]);
  return {
    kind,
    since: stringOr(json["since"], ""),
    ...sentence(json),
    evidence: list(json["evidence"], parseEvidence),
    advice: { code: stringOr(advice["code"], ""), ...sentence(advice) },
  };
}

function parseEvidence(json: unknown): EvidenceEntry | null {
  if (!isRecord(json)) return null;
  const measure = stringOr(json["measure"], "");
  return { measure, value: number(json, "value"), bound: number(json, "bound"), ...sentence(json) };
}

function parseRid(json: unknown): Rid | null {
  return word(json, kRids, null);
}

function number(json: Json, name: string): number {
  return numberOr(json[name], 0);
}

function part<T>(json: unknown, parse: (json: Json) => T): T | null {
  return isRecord(json) ? parse(json) : null;
}
