import type { DeviceReport, PreflightResultMessage, PreflightStartMessage, ProbeBounds } from "../protocol/messages";
import { oneLine } from "../text/one_line";
import type { LineRates } from "./line_probe";
import type { ChirpOutcome } from "./room_sound";

// After so long the result goes out with what there is: signaling waits 40 s.
const kGiveUpMs = 32_000;

export interface PreflightSources {
  devices(): { camera: DeviceReport | null; microphone: DeviceReport | null }; // null: not known yet
  cameraMoves(): Promise<boolean | null>; // null: cannot be seen
  openRoom(): Promise<Room | null>; // null: nothing can be heard
  probe(bounds: ProbeBounds, signal: AbortSignal): Promise<LineRates>;
  clockMs(): number;
  browser: string;
  send(message: PreflightResultMessage): boolean; // false: nobody can hear it now
}

// See RoomSound.
export interface Room {
  dbov(): number | null;
  chirp(): Promise<ChirpOutcome>;
  close(): void;
}

// Tests the hall's devices and line when signaling says so, and tells what it found. The line is left alone for the time
// in which the server measures it; camera and microphone are looked at meanwhile. One test at a time: a new one takes
// the place of the one before, which then says nothing.
export class PreflightRunner {
  private running: { test: number; abort: AbortController } | null = null;

  constructor(private readonly sources: PreflightSources) {}

  start(order: PreflightStartMessage): void {
    if (this.running?.test === order.test) return;
    this.stop();
    const running = { test: order.test, abort: new AbortController() };
    this.running = running;
    void this.run(order, running.abort.signal).finally(() => {
      if (this.running === running) this.running = null;
    });
  }

  stop(): void {
    this.running?.abort.abort();
    this.running = null;
  }

  private async run({ test, sounds, quiet_ms, probe }: PreflightStartMessage, stopped: AbortSignal): Promise<void> {
    const late = new AbortController();
    const end = () => late.abort();
    stopped.addEventListener("abort", end);
    const timer = setTimeout(end, kGiveUpMs);
    const found = await this.measure(sounds, quiet_ms, probe, late.signal).catch(failure);
    clearTimeout(timer);
    if (!stopped.aborted) this.tell(test, found);
  }

  private tell(test: number, found: Partial<PreflightResultMessage>): void {
    const { devices, clockMs, browser, send } = this.sources;
    const { camera, microphone } = devices();
    send({
      type: "preflight.result",
      test,
      ...(camera !== null && { camera }),
      ...(microphone !== null && { microphone }),
      ...found,
      clock_ms: Math.round(clockMs()),
      ...(browser !== "" && { browser: oneLine(browser, kMaxBrowser) }),
    });
  }

  private async measure(
    sounds: boolean,
    quietMs: number,
    probe: ProbeBounds | null,
    signal: AbortSignal,
  ): Promise<Partial<PreflightResultMessage>> {
    const quiet = pause(quietMs, signal);
    const room = await this.sources.openRoom();
    try {
      const [moving, chirp] = await Promise.all([
        this.sources.cameraMoves(),
        sounds ? (room?.chirp() ?? kNoChirp) : null,
        quiet,
      ]);
      const rates = probe === null || signal.aborted ? kNoRates : await this.sources.probe(probe, signal);
      return { ...ofRates(rates), ...ofCamera(moving), ...ofLevel(room?.dbov() ?? null), ...ofChirp(chirp) };
    } finally {
      room?.close();
    }
  }
}

const kMaxBrowser = 120;
const kMaxFailure = 200;
const kNoRates: LineRates = { upKbps: null, downKbps: null };
const kNoChirp: ChirpOutcome = { chirp: "failed", heard: null };

function ofRates({ upKbps, downKbps }: LineRates): Partial<PreflightResultMessage> {
  return {
    ...(upKbps !== null && { up_kbps: bounded(upKbps, 0, 1e6) }),
    ...(downKbps !== null && { down_kbps: bounded(downKbps, 0, 1e6) }),
  };
}

function ofCamera(moving: boolean | null): Partial<PreflightResultMessage> {
  return moving === null ? {} : { camera_moving: moving };
}

function ofLevel(dbov: number | null): Partial<PreflightResultMessage> {
  return dbov === null ? {} : { microphone_dbov: bounded(dbov, -127, 0) };
}

function ofChirp(outcome: ChirpOutcome | null): Partial<PreflightResultMessage> {
  if (outcome === null) return {};
  const { chirp, heard } = outcome;
  if (heard === null) return { chirp };
  return {
    chirp,
    chirp_delay_ms: bounded(heard.delayMs, 0, 2000),
    chirp_loss_db: bounded(heard.lossDb, -40, 100),
  };
}

function failure(error: unknown): Partial<PreflightResultMessage> {
  return { failed: oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error), kMaxFailure) };
}

// One decimal is more than anybody reads.
function bounded(value: number, least: number, most: number): number {
  return Math.round(10 * Math.min(most, Math.max(least, value))) / 10;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
