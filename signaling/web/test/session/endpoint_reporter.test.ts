import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ReportMessage } from "../../src/protocol/messages";
import type { DevicesState } from "../../src/session/devices";
import { kNoDevices } from "../../src/session/devices";
import type { EndpointStats } from "../../src/session/endpoint_report";
import { EndpointReporter } from "../../src/session/endpoint_reporter";

describe("EndpointReporter", () => {
  let sent: ReportMessage[];
  let line: boolean;
  let stats: EndpointStats | null;
  let devices: DevicesState;
  let reporter: EndpointReporter;

  const ready = (change: Partial<Record<"camera" | "microphone", "ready" | "unplugged">> = {}): DevicesState => ({
    ...kNoDevices,
    camera: { ...kNoDevices.camera, status: change.camera ?? "ready" },
    microphone: { ...kNoDevices.microphone, status: change.microphone ?? "ready" },
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    line = true;
    stats = { limit: "none", captureFps: 30, freezes: 0 };
    devices = ready();
    reporter = new EndpointReporter({
      stats: async () => stats,
      track: (kind) => ({ muted: kind === "microphone" }),
      devices: () => devices,
      soundBlocked: () => false,
      hidden: () => false,
      clockMs: () => 5,
      userAgent: "Firefox/128.0",
      send: (message) => line && sent.push(message) > 0,
    });
    reporter.start();
  });
  afterEach(() => {
    reporter.stop();
    vi.useRealTimers();
  });

  it("tells every two seconds", async () => {
    await pass(1900);
    expect(sent).toEqual([]);
    await pass(4200);
    expect(sent).toHaveLength(3);
    expect(sent[0]).toMatchObject({ camera: "ok", microphone: "muted", browser: "Firefox 128", clock_ms: 5 });
  });

  it("tells at once when a device changes, and only then", async () => {
    await pass(2100);
    reporter.update();
    await pass(0);
    expect(sent).toHaveLength(1);
    devices = ready({ camera: "unplugged" });
    reporter.update();
    await pass(0);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ camera: "lost" });
  });

  it("counts freezes since what was heard last, also over a new connection", async () => {
    const freezes = (total: number | null) => (stats = { limit: "none", captureFps: null, freezes: total });
    freezes(2);
    await pass(2000);
    freezes(5);
    line = false;
    await pass(2000);
    line = true;
    freezes(6);
    await pass(2000);
    freezes(1); // of another connection
    await pass(2000);
    freezes(null);
    await pass(2000);
    expect(sent.map((report) => report.freezes)).toEqual([2, 4, 1, 0]);
  });

  it("goes on without a connection and ends with stop()", async () => {
    stats = null;
    await pass(2000);
    expect(sent).toHaveLength(1);
    reporter.stop();
    devices = ready({ microphone: "unplugged" });
    reporter.update();
    await pass(5000);
    expect(sent).toHaveLength(1);
  });
});
