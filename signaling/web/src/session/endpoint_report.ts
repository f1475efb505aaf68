import type { DeviceReport, EncoderLimit, ReportMessage } from "../protocol/messages";
import type { DeviceKind, DevicesState, DeviceState } from "./devices";

// What a hall's page tells of itself, so that a technician can tell the hall's equipment from the line. Pure.

// What the peer connection says now.
export interface EndpointStats {
  limit: EncoderLimit; // what holds the camera's encoder back
  captureFps: number | null;
  freezes: number | null; // of the large picture, since it was first shown on this connection
}

export interface EndpointState {
  stats: EndpointStats | null; // null: there is no connection
  freezes: number; // since the last report
  devices: DevicesState;
  muted: Record<DeviceKind, boolean>; // by the device or its system
  soundBlocked: boolean; // the browser plays no sound before a click
  hidden: boolean;
  browser: string;
  clockMs: number;
}

const kMaxFps = 240;
const kMaxFreezes = 1000;
const kMaxBrowser = 120;

// The worst of what limits the layers that are sent (WebRTC Statistics §8.4, qualityLimitationReason).
const kLimits: readonly EncoderLimit[] = ["cpu", "bandwidth", "other"];

// From the statistics of the camera's sender and of the large picture's receiver. A browser leaves out what it does not
// count.
export function readEndpointStats(camera: Iterable<unknown>, stage: Iterable<unknown>): EndpointStats {
  const sent = [...camera].map(fieldsOf);
  const reasons = sent
    .filter(({ type, active }) => type === "outbound-rtp" && active !== false)
    .map(({ qualityLimitationReason }) => qualityLimitationReason);
  const fps = sent.find(({ type }) => type === "media-source")?.["framesPerSecond"];
  const freezes = [...stage].map(fieldsOf).find(({ type }) => type === "inbound-rtp")?.["freezeCount"];
  return {
    limit: kLimits.find((limit) => reasons.includes(limit)) ?? "none",
    captureFps: typeof fps === "number" ? fps : null,
    freezes: typeof freezes === "number" ? freezes : null,
  };
}

export function makeReport(state: EndpointState): ReportMessage {
  const { stats, devices, muted } = state;
  const { camera, microphone } = devicesReport(devices, muted);
  const fps = stats?.captureFps ?? null;
  return {
    type: "report",
    limit: stats?.limit ?? "none",
    ...(fps !== null && { capture_fps: Math.min(Math.max(fps, 0), kMaxFps) }),
    freezes: Math.min(Math.max(Math.round(state.freezes), 0), kMaxFreezes),
    ...(camera !== null && { camera }),
    ...(microphone !== null && { microphone }),
    ...(state.soundBlocked && { loudspeaker: "denied" as const }), // that it works cannot be known
    hidden: state.hidden,
    browser: state.browser.slice(0, kMaxBrowser),
    clock_ms: Math.round(state.clockMs),
  };
}

// Camera and microphone in the words of the protocol; null: not known yet.
export function devicesReport({ camera, microphone }: DevicesState, muted: Record<DeviceKind, boolean>) {
  return {
    camera: deviceReport(camera, muted.camera),
    microphone: deviceReport(microphone, muted.microphone),
  };
}

function deviceReport({ status }: DeviceState, muted: boolean): DeviceReport | null {
  switch (status) {
    case "off":
    case "starting":
      return null;
    case "ready":
      return muted ? "muted" : "ok";
    case "denied":
    case "insecure":
      return "denied";
    case "missing":
    case "unplugged":
      return "lost";
    case "busy":
      return "busy";
  }
}

// Name and main version. Others pretend to be Chrome and Safari, so they are looked for first.
const kBrowsers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Edge", /\bEdg(?:A|iOS)?\/(\d+)/],
  ["Opera", /\bOPR\/(\d+)/],
  ["Cốc Cốc", /\bcoc_coc_browser\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)[.\d]*.*\bSafari\//],
];

// "Chrome 140" of a whole user agent; nothing that tells one machine from another.
export function browserName(userAgent: string): string {
  for (const [name, pattern] of kBrowsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return "";
}

function fieldsOf(report: unknown): Record<string, unknown> {
  return typeof report === "object" && report !== null ? (report as Record<string, unknown>) : {};
}
