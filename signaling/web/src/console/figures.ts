// What is measured of a site and of the server, by the ids that signaling/history stores and `lines` amounts to: unit,
// decimals, scale. Values are kept as they are measured: shares 0…1, times in milliseconds, rates in kbit/s.
import { isRecord, numberOrNull } from "../protocol/json_values";

export type Unit = "share" | "rate" | "ms" | "level" | "db" | "fps" | "count" | "score" | "bytes";

export interface Figure {
  unit: Unit;
  decimals: number;
  low: number; // of the scale
  high: number; // at least; what is beyond makes a chart's scale grow, and is cut off in a sparkline
  worse?: "low"; // the less, the worse; left out: the more
  bound?: number; // from here on it is bad: the thresholds that the diagnosis has as they are shipped
}

const kLine = {
  kbps: { unit: "rate", decimals: 0, low: 0, high: 500, worse: "low" },
  loss: { unit: "share", decimals: 1, low: 0, high: 0.1, bound: 0.03 },
  jitter_ms: { unit: "ms", decimals: 0, low: 0, high: 80, bound: 40 },
  rtt_ms: { unit: "ms", decimals: 0, low: 0, high: 400, bound: 400 },
  reordered: { unit: "count", decimals: 0, low: 0, high: 10 },
  duplicates: { unit: "count", decimals: 0, low: 0, high: 10 },
  delay_trend_ms: { unit: "ms", decimals: 0, low: -40, high: 40, bound: 20 },
} as const satisfies Record<string, Figure>;

const kSound = {
  level_dbov: { unit: "level", decimals: 0, low: -80, high: 0 },
  peak_dbov: { unit: "level", decimals: 0, low: -80, high: 0 },
  clipped: { unit: "share", decimals: 1, low: 0, high: 0.1, bound: 0.02 },
  concealed: { unit: "share", decimals: 1, low: 0, high: 0.2 },
  buffer_ms: { unit: "ms", decimals: 0, low: 0, high: 200 },
  buffer_target_ms: { unit: "ms", decimals: 0, low: 0, high: 200 },
  mos: { unit: "score", decimals: 1, low: 1, high: 4.5, worse: "low" },
  r: { unit: "score", decimals: 0, low: 0, high: 100, worse: "low" },
  echo_delay_ms: { unit: "ms", decimals: 0, low: 0, high: 500 },
  echo_loss_db: { unit: "db", decimals: 0, low: 0, high: 60, worse: "low" },
} as const satisfies Record<string, Figure>;

const kPicture = {
  frames_decoded: { unit: "fps", decimals: 0, low: 0, high: 30, worse: "low" },
  frames_dropped: { unit: "fps", decimals: 0, low: 0, high: 10 },
  longest_freeze_ms: { unit: "ms", decimals: 0, low: 0, high: 2000, bound: 1000 },
  keyframes_asked: { unit: "count", decimals: 0, low: 0, high: 5 },
  layers: { unit: "count", decimals: 0, low: 0, high: 3 },
} as const satisfies Record<string, Figure>;

const kEndpoint = {
  capture_fps: { unit: "fps", decimals: 0, low: 0, high: 30, worse: "low" },
  cpu_share: { unit: "share", decimals: 0, low: 0, high: 1, bound: 0.95 },
  render_freezes: { unit: "count", decimals: 0, low: 0, high: 5, bound: 2 },
} as const satisfies Record<string, Figure>;

const kServer = {
  cpu_share: { unit: "share", decimals: 0, low: 0, high: 1, bound: 0.92 },
  busiest_lane_share: { unit: "share", decimals: 0, low: 0, high: 1, bound: 0.97 },
  late_ticks: { unit: "count", decimals: 0, low: 0, high: 5, bound: 3 },
  queue_depth: { unit: "count", decimals: 0, low: 0, high: 8, bound: 6 },
  socket_drops: { unit: "count", decimals: 0, low: 0, high: 15, bound: 10 },
  memory_bytes: { unit: "bytes", decimals: 0, low: 0, high: 500_000_000 },
} as const satisfies Record<string, Figure>;

type Of<Part extends string, Names> = `${Part}.${Names & string}`;
export type SiteFigureId =
  | Of<"uplink" | "downlink", keyof typeof kLine>
  | Of<"sound", keyof typeof kSound>
  | Of<"picture", keyof typeof kPicture>
  | Of<"endpoint", keyof typeof kEndpoint>;
export type ServerFigureId = Of<"server", keyof typeof kServer>;
export type FigureId = SiteFigureId | ServerFigureId;

// What one second says; absent: not known.
export type FigureValues = { readonly [id in FigureId]?: number };

function named(part: string, figures: Readonly<Record<string, Figure>>): [string, Figure][] {
  return Object.entries(figures).map(([name, figure]) => [`${part}.${name}`, figure]);
}

export const kFigures = Object.fromEntries([
  ...named("uplink", kLine),
  ...named("downlink", kLine),
  ...named("sound", kSound),
  ...named("picture", kPicture),
  ...named("endpoint", kEndpoint),
  ...named("server", kServer),
]) as Readonly<Record<FigureId, Figure>>;

export const kServerFigureIds = named("server", kServer).map(([id]) => id) as readonly ServerFigureId[];
export const kSiteFigureIds = Object.keys(kFigures).filter((id) => !id.startsWith("server.")) as readonly SiteFigureId[];

export function isFigureId(text: string): text is FigureId {
  return Object.hasOwn(kFigures, text);
}

// The figures of a SiteSecond (mcu/api/site_figures.h) as `lines` has it.
export function siteValues(second: unknown): FigureValues {
  return valuesOf(kSiteFigureIds, (part, name) => siteValue(second, part, name));
}

// Those of a ServerFigures.
export function serverValues(server: unknown): FigureValues {
  return valuesOf(kServerFigureIds, (_, name) => member(server, name));
}

// Those that somebody names by their ids; what has another id is left out.
export function knownValues(values: unknown): FigureValues {
  return valuesOf([...kSiteFigureIds, ...kServerFigureIds], (part, name) => member(values, `${part}.${name}`));
}

function valuesOf(ids: readonly FigureId[], read: (part: string, name: string) => unknown): FigureValues {
  const values: Partial<Record<FigureId, number>> = {};
  for (const id of ids) {
    const dot = id.indexOf(".");
    const value = numberOrNull(read(id.slice(0, dot), id.slice(dot + 1)));
    if (value !== null) values[id] = value;
  }
  return values;
}

function siteValue(second: unknown, part: string, name: string): unknown {
  const figures = member(second, part);
  if (name === "echo_delay_ms") return member(member(figures, "echo"), "delay_ms");
  if (name === "echo_loss_db") return member(member(figures, "echo"), "loss_db");
  if (name !== "layers") return member(figures, name);
  const layers = member(figures, "layers_received");
  return Array.isArray(layers) ? layers.length : undefined;
}

function member(json: unknown, name: string): unknown {
  return isRecord(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}
