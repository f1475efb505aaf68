import { kApiRoot } from "../api/client";
import type { ProbeBounds } from "../protocol/messages";

// What the line carried, in kbit/s; null: it could not be measured.
export interface LineRates {
  upKbps: number | null;
  downKbps: number | null;
}

export interface ProbeSurroundings {
  fetch: typeof fetch;
  now: () => number; // ms
}

const kPath = `${kApiRoot}/probe`;
const kFirstUpload = 32_768; // bytes: shows how much the second may take
const kAimedShare = 0.9; // of the time that is allowed
const kPatienceFactor = 4; // of the time that is allowed, for an upload on a line that has become worse
const kLongestWaitS = 5;
const kMaxKbps = 1e6;

// Measures the line by a bounded download and a bounded upload, one after the other, between a hall's page and its own
// server. One such probe runs in the whole service at a time: a refusal (429) is waited out.
export class LineProbe {
  constructor(
    private readonly token: string,
    private readonly outside: ProbeSurroundings = { fetch: (input, init) => fetch(input, init), now: () => performance.now() },
  ) {}

  // Ends early, with the direction it has, when `signal` says so. Never throws.
  async run(bounds: ProbeBounds, signal: AbortSignal): Promise<LineRates> {
    const downKbps = await this.down(bounds, signal).catch(() => null);
    const upKbps = await this.up(bounds, signal).catch(() => null);
    return { upKbps, downKbps };
  }

  // By what came between the first and the last piece, for at most the time that is allowed.
  private async down({ bytes, seconds }: ProbeBounds, signal: AbortSignal): Promise<number | null> {
    const response = await this.ask(`?bytes=${bytes}`, { method: "GET" }, signal);
    const reader = response?.ok === true ? response.body?.getReader() : undefined;
    if (reader === undefined) return null;
    const first = await reader.read();
    if (first.done) return null;
    const begun = this.outside.now();
    const timer = setTimeout(() => void reader.cancel().catch(() => undefined), seconds * 1000);
    let [came, last] = [0, begun];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      came += piece.value.length;
      last = this.outside.now();
    }
    clearTimeout(timer);
    return came === 0 ? null : kbps(came, last - begun);
  }

  // A small one first, so that a thin line is not held for longer than is allowed. By the server's clock.
  private async up({ bytes, seconds }: ProbeBounds, signal: AbortSignal): Promise<number | null> {
    const small = Math.min(kFirstUpload, bytes);
    const first = await this.upload(small, signal);
    if (first === null) return null;
    const fitting = Math.floor((first * 1000 * seconds * kAimedShare) / 8);
    const large = Math.min(fitting, bytes - small);
    if (large <= small) return first;
    const second = new AbortController();
    const giveUp = () => second.abort();
    signal.addEventListener("abort", giveUp);
    const timer = setTimeout(giveUp, seconds * 1000 * kPatienceFactor);
    const rate = await this.upload(large, second.signal).catch(() => null);
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
    return rate ?? first;
  }

  private async upload(bytes: number, signal: AbortSignal): Promise<number | null> {
    const headers = { "Content-Type": "application/octet-stream" };
    const response = await this.ask("", { method: "POST", headers, body: noise(bytes) }, signal);
    if (response?.ok !== true) return null;
    const answer = (await response.json()) as { bytes?: unknown; ms?: unknown } | null;
    return typeof answer?.bytes === "number" && typeof answer.ms === "number" ? kbps(answer.bytes, answer.ms) : null;
  }

  // Null when there is no time left to wait for the turn.
  private async ask(query: string, init: RequestInit, signal: AbortSignal): Promise<Response | null> {
    while (!signal.aborted) {
      const response = await this.outside.fetch(kPath + query, {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer ${this.token}` },
        credentials: "omit",
        cache: "no-store",
        signal,
      });
      if (response.status !== 429) return response;
      const asked = Number(response.headers.get("Retry-After"));
      const seconds = Math.min(kLongestWaitS, Math.max(1, Number.isFinite(asked) ? asked : 1));
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
    return null;
  }
}

// A time too short to measure counts as a millisecond.
function kbps(bytes: number, ms: number): number | null {
  const rate = (bytes * 8) / Math.max(ms, 1);
  return Number.isFinite(rate) && rate >= 0 ? Math.min(rate, kMaxKbps) : null;
}

// Bytes that nothing on the way can make smaller.
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const most = 65_536; // what the browser makes at once
  for (let at = 0; at < length; at += most) crypto.getRandomValues(bytes.subarray(at, at + most));
  return bytes;
}
