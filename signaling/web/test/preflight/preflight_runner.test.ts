import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LineRates } from "../../src/preflight/line_probe";
import type { PreflightSources, Room } from "../../src/preflight/preflight_runner";
import { PreflightRunner } from "../../src/preflight/preflight_runner";
import type { PreflightResultMessage, PreflightStartMessage } from "../../src/protocol/messages";

const kProbe = { max_kbps: 4000, seconds: 2, bytes: 1_000_000 };
const order = (change: Partial<PreflightStartMessage> = {}): PreflightStartMessage => ({
  type: "preflight.start",
  test: 7,
  sounds: false,
  quiet_ms: 6000,
  probe: kProbe,
  ...change,
});

const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

class FakeRoom implements Room {
  closed = false;
  chirps = 0;
  dbov = () => -41.26;
  chirp = async () => {
    ++this.chirps;
    return later(3000, { chirp: "heard" as const, heard: { delayMs: 118.74, lossDb: 14.26 } });
  };
  close = () => void (this.closed = true);
}

describe("PreflightRunner", () => {
  let sent: PreflightResultMessage[];
  let rooms: FakeRoom[];
  let probes: { at: number; signal: AbortSignal }[];
  let rates: Promise<LineRates>;
  let change: Partial<PreflightSources>;
  let begun: number;

  const runner = () =>
    new PreflightRunner({
      devices: () => ({ camera: "ok", microphone: null }),
      cameraMoves: () => later(2200, true),
      openRoom: async () => {
        rooms.push(new FakeRoom());
        return rooms.at(-1)!;
      },
      probe: (_, signal) => {
        probes.push({ at: Date.now() - begun, signal });
        return rates;
      },
      clockMs: () => 1_800_000_000_000.4,
      browser: "Chrome 140",
      send: (message) => sent.push(message) > 0,
      ...change,
    });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    vi.useFakeTimers();
    begun = Date.now();
    sent = [];
    rooms = [];
    probes = [];
    change = {};
    rates = Promise.resolve({ upKbps: 2876.54, downKbps: 4000 });
  });
  afterEach(() => vi.useRealTimers());

  it("leaves the line alone while the server measures it, then probes and tells", async () => {
    runner().start(order());
    await pass(5900);
    expect(probes).toEqual([]);
    await pass(200);
    expect(probes.map(({ at }) => at)).toEqual([6000]);
    expect(sent).toEqual([
      {
        type: "preflight.result",
        test: 7,
        camera: "ok",
        up_kbps: 2876.5,
        down_kbps: 4000,
        camera_moving: true,
        microphone_dbov: -41.3,
        clock_ms: 1_800_000_000_000,
        browser: "Chrome 140",
      },
    ]);
    expect(rooms[0]!.closed).toBe(true);
  });

  it("makes a sound only when it is asked to", async () => {
    runner().start(order());
    await pass(10_000);
    expect(rooms[0]!.chirps).toBe(0);
    runner().start(order({ sounds: true }));
    await pass(10_000);
    expect(rooms[1]!.chirps).toBe(1);
    expect(sent[1]).toMatchObject({ chirp: "heard", chirp_delay_ms: 118.7, chirp_loss_db: 14.3 });
  });

  it("sends nothing over the line when no probe is asked for", async () => {
    runner().start(order({ probe: null, quiet_ms: 0 }));
    await pass(3000);
    expect(probes).toEqual([]);
    expect(sent[0]).not.toHaveProperty("up_kbps");
  });

  it("leaves out what it cannot find out", async () => {
    change = { cameraMoves: async () => null, openRoom: async () => null };
    rates = Promise.resolve({ upKbps: null, downKbps: null });
    runner().start(order({ sounds: true }));
    await pass(7000);
    expect(sent).toEqual([
      { type: "preflight.result", test: 7, camera: "ok", chirp: "failed", clock_ms: 1_800_000_000_000, browser: "Chrome 140" },
    ]);
  });

  it("says why it could not test", async () => {
    change = { cameraMoves: () => Promise.reject(new TypeError("broken\nthing")) };
    runner().start(order());
    await pass(7000);
    expect(sent[0]).toMatchObject({ test: 7, failed: "TypeError: broken thing" });
    expect(rooms[0]!.closed).toBe(true);
  });

  it("tells what it has before signaling gives it up", async () => {
    change = {
      probe: (_, signal) =>
        new Promise((resolve) => signal.addEventListener("abort", () => resolve({ upKbps: null, downKbps: 310 }))),
    };
    runner().start(order());
    await pass(31_000);
    expect(sent).toEqual([]);
    await pass(1100);
    expect(sent[0]).toMatchObject({ down_kbps: 310 });
  });

  it("runs one test: again the same changes nothing, another takes its place", async () => {
    const one = runner();
    one.start(order());
    await pass(1000);
    one.start(order());
    await pass(1000);
    one.start(order({ test: 8 }));
    await pass(20_000);
    expect(rooms).toHaveLength(2);
    expect(sent.map(({ test }) => test)).toEqual([8]);
  });

  it("says nothing once it was stopped", async () => {
    const one = runner();
    one.start(order());
    await pass(1000);
    one.stop();
    await pass(20_000);
    expect(sent).toEqual([]);
    expect(probes).toEqual([]);
    expect(rooms[0]!.closed).toBe(true);
  });
});
