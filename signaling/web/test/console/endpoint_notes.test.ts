import { describe, expect, it } from "vitest";
import { endpointNotes } from "../../src/console/endpoint_notes";
import { consoleVi } from "../../src/i18n/console/vi";
import type { EndpointFigures } from "../../src/protocol/messages";

const kWell: EndpointFigures = {
  encoder_limit: "none", capture_fps: 25, render_freezes: 0, cpu_share: null, camera: "ok", microphone: "ok",
  loudspeaker: null, hidden: false, browser: "Chromium 130", clock_offset_s: 0.4,
};

const notes = (change: Partial<EndpointFigures>) =>
  endpointNotes({ ...kWell, ...change }, consoleVi.note).map(({ short }) => short);

describe("notes on a site's computer", () => {
  it("are none while it is well", () => expect(notes({})).toEqual([]));

  it.each([
    [{ encoder_limit: "cpu" as const }, "Máy quá tải"],
    [{ encoder_limit: "bandwidth" as const }, "Thiếu băng thông"],
    [{ hidden: true }, "Trang bị che"],
    [{ camera: "lost" as const }, "Máy quay: bị rút"],
    [{ microphone: "muted" as const }, "Micro: đang tắt"],
    [{ loudspeaker: "silent" as const }, "Loa: không tín hiệu"],
    [{ render_freezes: 2 }, "Hình giật"],
    [{ clock_offset_s: -3600 }, "Lệch giờ"],
  ])("%j: %s", (change, note) => expect(notes(change)).toEqual([note]));

  it("are as many as there are, devices first", () =>
    expect(notes({ hidden: true, camera: "denied", encoder_limit: "cpu" })).toEqual([
      "Máy quay: bị chặn",
      "Máy quá tải",
      "Trang bị che",
    ]));
});
