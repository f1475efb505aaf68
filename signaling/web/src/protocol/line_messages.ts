import type { Rid, SiteId } from "./values";

// What was measured in one second of a conference, and what it means. The names are those on the wire
// (mcu/api/site_figures.h says what each figure is); null: not known. Shares are 0…1.

export type EncoderLimit = "none" | "cpu" | "bandwidth" | "other";
export type DeviceReport = "ok" | "muted" | "lost" | "denied" | "busy" | "silent";

// In the order of signaling's VerdictKind: the number that the history stores is the place here.
export const kVerdictKinds = [
  "fine",
  "uplink",
  "downlink",
  "trunk",
  "hall_camera",
  "hall_microphone",
  "hall_loudspeaker",
  "hall_computer",
  "hall_browser",
  "unreachable",
  "server",
] as const;
export type VerdictKind = (typeof kVerdictKinds)[number];

export type SilenceKind = "muted" | "dead_input" | "wrong_input" | "line" | "nobody_speaks";

// One direction of a site's line.
export interface LineFigures {
  packets: number;
  lost: number;
  reordered: number;
  duplicates: number;
  kbps: number;
  loss: number;
  loss_runs: number[]; // how many of 1, 2–3, 4–7, 8–15, 16 and more in a row
  jitter_ms: number;
  rtt_ms: number | null;
  delay_trend_ms: number | null;
}

// What the site's microphone sends.
export interface SoundFigures {
  level_dbov: number; // −127…0
  peak_dbov: number;
  clipped: number;
  concealed: number;
  speech: boolean;
  buffer_ms: number;
  buffer_target_ms: number;
  r: number;
  mos: number;
  echo: { delay_ms: number; loss_db: number } | null;
}

// What the site's camera sends.
export interface PictureFigures {
  layers_wanted: Rid[];
  layers_received: Rid[];
  frames_decoded: number;
  frames_dropped: number;
  longest_freeze_ms: number;
  keyframes_asked: number;
  keyframes_received: number;
  black: boolean;
  frozen: boolean;
}

// What the site's device says of itself.
export interface EndpointFigures {
  encoder_limit: EncoderLimit;
  capture_fps: number | null;
  render_freezes: number; // in this second
  cpu_share: number | null;
  camera: DeviceReport | null;
  microphone: DeviceReport | null;
  loudspeaker: DeviceReport | null;
  hidden: boolean;
  browser: string;
  clock_offset_s: number | null; // its clock less the server's
}

export interface SiteFigures {
  uplink: LineFigures | null; // from the site to the server
  downlink: LineFigures | null;
  sound: SoundFigures | null;
  picture: PictureFigures | null;
  endpoint: EndpointFigures | null;
}

export interface ServerFigures {
  cpu_share: number;
  busiest_lane_share: number;
  late_ticks: number;
  queue_depth: number;
  socket_drops: number;
  memory_bytes: number;
  disk_free_bytes: number | null;
}

// A text that comes ready made in both languages.
export interface Sentence {
  vi: string;
  en: string;
}

export interface EvidenceEntry extends Sentence {
  measure: string;
  value: number;
  bound: number;
}

interface Finding<Kind> extends Sentence {
  kind: Kind;
  since: string; // RFC 3339
  evidence: EvidenceEntry[]; // the strongest first
  advice: Sentence & { code: string };
}

export interface VerdictEntry extends Finding<VerdictKind> {
  trunk: string | null; // its name, in that verdict only
}

export type SilenceEntry = Finding<SilenceKind>;

export interface SiteLine {
  site: SiteId;
  connected: boolean;
  figures: SiteFigures | null; // null: the server measured nothing of it
  verdict: VerdictEntry;
  silence: SilenceEntry | null; // only of who holds the floor and is not heard
}

export interface LinesMessage {
  type: "lines";
  at: string; // RFC 3339
  server: ServerFigures | null; // null: the media server is silent
  sites: SiteLine[]; // in the order of the roster
}
