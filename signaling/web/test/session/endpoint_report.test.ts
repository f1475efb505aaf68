import { describe, expect, it } from "vitest";
import type { DeviceStatus } from "../../src/session/devices";
import { kNoDevices } from "../../src/session/devices";
import type { EndpointState } from "../../src/session/endpoint_report";
import { browserName, makeReport, readEndpointStats } from "../../src/session/endpoint_report";

const kState: EndpointState = {
  stats: { limit: "none", captureFps: 30, freezes: 0 },
  freezes: 0,
  devices: kNoDevices,
  muted: { camera: false, microphone: false },
  soundBlocked: false,
  hidden: false,
  browser: "Chrome 140",
  clockMs: 1_796_090_400_000.4,
};

const layer = (qualityLimitationReason?: string, active?: boolean) => ({
  type: "outbound-rtp",
  ...(qualityLimitationReason !== undefined && { qualityLimitationReason }),
  ...(active !== undefined && { active }),
});

describe("readEndpointStats", () => {
  it.each([
    [[layer("none"), layer("none")], "none"],
    [[layer("none"), layer("bandwidth")], "bandwidth"],
    [[layer("bandwidth"), layer("cpu"), layer("other")], "cpu"],
    [[layer("other")], "other"],
    [[layer("cpu", false), layer("none", true)], "none"], // nobody wants that layer
    [[layer()], "none"],
    [[{ type: "remote-inbound-rtp", qualityLimitationReason: "cpu" }], "none"],
    [[null, 7], "none"],
  ])("%j is limited by %s", (camera, limit) => {
    expect(readEndpointStats(camera, []).limit).toBe(limit);
  });

  it("takes the camera's rate and the picture's freezes, if the browser counts them", () => {
    const camera = [{ type: "media-source", framesPerSecond: 24.5 }];
    const stage = [{ type: "codec" }, { type: "inbound-rtp", freezeCount: 3 }];
    expect(readEndpointStats(camera, stage)).toEqual({ limit: "none", captureFps: 24.5, freezes: 3 });
    expect(readEndpointStats([{ type: "media-source" }], [{ type: "inbound-rtp" }])).toEqual({
      limit: "none",
      captureFps: null,
      freezes: null,
    });
  });
});

describe("makeReport", () => {
  it("says what is known and leaves out the rest", () => {
    expect(makeReport(kState)).toEqual({
      type: "report",
      limit: "none",
      capture_fps: 30,
      freezes: 0,
      hidden: false,
      browser: "Chrome 140",
      clock_ms: 1_796_090_400_000,
    });
    expect(makeReport({ ...kState, stats: null })).not.toHaveProperty("capture_fps");
  });

  it.each<[DeviceStatus, boolean, string | undefined]>([
    ["off", false, undefined],
    ["starting", true, undefined],
    ["ready", false, "ok"],
    ["ready", true, "muted"],
    ["denied", false, "denied"],
    ["insecure", false, "denied"],
    ["missing", false, "lost"],
    ["unplugged", false, "lost"],
    ["busy", false, "busy"],
  ])("a device that is %s (muted: %s) is %s", (status, muted, word) => {
    const device = { ...kNoDevices.camera, status };
    const report = makeReport({
      ...kState,
      devices: { ...kNoDevices, camera: device },
      muted: { camera: muted, microphone: false },
    });
    expect(report.camera).toBe(word);
    expect(report.microphone).toBeUndefined();
    const heard = makeReport({
      ...kState,
      devices: { ...kNoDevices, microphone: device },
      muted: { camera: false, microphone: muted },
    });
    expect(heard.microphone).toBe(word);
  });

  it("keeps within the bounds of the protocol", () => {
    const report = makeReport({
      ...kState,
      stats: { limit: "cpu", captureFps: 1e4, freezes: null },
      freezes: 5000,
      soundBlocked: true,
      hidden: true,
      browser: "x".repeat(500),
    });
    expect(report).toMatchObject({ limit: "cpu", capture_fps: 240, freezes: 1000, loudspeaker: "denied", hidden: true });
    expect(report.browser).toHaveLength(120);
  });
});

describe("browserName", () => {
  const kWebKit = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    [`${kWebKit} Chrome/140.0.7339.80 Safari/537.36`, "Chrome 140"],
    [`${kWebKit} HeadlessChrome/139.0.0.0 Safari/537.36`, "Chrome 139"],
    [`${kWebKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.3485.54`, "Edge 140"],
    [`${kWebKit} coc_coc_browser/128.0.1 Chrome/122.0.1 Safari/537.36`, "Cốc Cốc 128"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox 128"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4.1 Safari/605.1.15", "Safari 17"],
    ["curl/8.5", ""],
  ])("%s is %s", (userAgent, name) => expect(browserName(userAgent)).toBe(name));
});
