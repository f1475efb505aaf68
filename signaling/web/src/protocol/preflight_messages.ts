import type { DeviceReport, Sentence } from "./line_messages";
import type { SiteId } from "./values";

// The test of a site before a conference: its order to the site's device, what the device found, and the board of all.

export const kPreflightChecks = [
  "reach",
  "rtt",
  "loss_up", // from the site to the server
  "loss_down",
  "jitter_up",
  "jitter_down",
  "band_up",
  "band_down",
  "camera",
  "microphone",
  "echo",
  "clock",
  "browser",
] as const;
export type PreflightCheck = (typeof kPreflightChecks)[number];

export type CheckResult = "pass" | "warn" | "fail" | "skipped";
export type PreflightLamp = "none" | "green" | "yellow" | "red";
export type PreflightState = "untested" | "waiting" | "running" | "done";

// What the bandwidth probe may take, in each direction.
export interface ProbeBounds {
  max_kbps: number;
  seconds: number;
  bytes: number;
}

// To the site's device.
export interface PreflightStartMessage {
  type: "preflight.start";
  test: number;
  sounds: boolean; // the chirp may be played
  quiet_ms: number; // the server measures the line for so long; the probe begins only after it
  probe: ProbeBounds | null; // null: no probe
}

export type ChirpResult = "heard" | "silent" | "failed";

// What is left out is not known, or was not asked.
export interface PreflightResultMessage {
  type: "preflight.result";
  test: number;
  up_kbps?: number; // 0…1e6
  down_kbps?: number;
  camera?: DeviceReport;
  microphone?: DeviceReport;
  camera_moving?: boolean;
  microphone_dbov?: number; // −127…0: the loudest 100 ms of the test
  chirp?: ChirpResult;
  chirp_delay_ms?: number; // 0…2000
  chirp_loss_db?: number; // −40…100
  clock_ms?: number; // the device's calendar clock
  browser?: string; // at most 120 characters
  failed?: string; // why the device could not test; at most 200 characters
}

export interface CheckEntry extends Sentence {
  check: PreflightCheck | null; // null: one this page does not know; its words say what it is
  result: CheckResult;
  value: number | null;
  unit: string; // ms, %, kbit/s, dB, dBov, s or nothing
  advice: Sentence | null;
}

export interface PreflightSite {
  site: SiteId;
  state: PreflightState;
  lamp: PreflightLamp; // of the last test
  at: string | null; // RFC 3339: when that ended
  asked_by: string | null; // the name of who wanted it; null: it came by itself
  sounds: boolean; // it was with the chirp
  retest_in_ms: number | null;
  checks: CheckEntry[];
}

// The board, whole at first and then the sites that changed; a hall is told only its own entry.
export interface PreflightMessage {
  type: "preflight";
  whole: boolean;
  sites: PreflightSite[];
}
