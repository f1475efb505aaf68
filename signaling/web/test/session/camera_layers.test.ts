import { describe, expect, it } from "vitest";
import { kCameraLayers, withActiveLayers } from "../../src/session/camera_layers";
import { audioCodecs, videoCodecs } from "../../src/session/codec_choice";

describe("kCameraLayers", () => {
  it("lists 720p, 360p, 180p with their rates, largest first", () => {
    expect(kCameraLayers.map(({ rid, scaleResolutionDownBy, maxBitrate }) => [rid, scaleResolutionDownBy, maxBitrate])).toEqual([
      ["h", 1, 1_500_000],
      ["m", 2, 500_000],
      ["l", 4, 150_000],
    ]);
  });
});

describe("withActiveLayers", () => {
  it("turns on exactly the wanted ones and keeps the rest", () => {
    const layers = withActiveLayers(kCameraLayers, ["h", "l"]);
    expect(layers.map(({ rid, active }) => [rid, active])).toEqual([
      ["h", true],
      ["m", false],
      ["l", true],
    ]);
    expect(layers[1]?.maxBitrate).toBe(500_000);
    expect(kCameraLayers.every((layer) => layer.active)).toBe(true);
  });

  it("can turn all off", () => {
    expect(withActiveLayers(kCameraLayers, []).some((layer) => layer.active)).toBe(false);
  });
});

describe("codec choice", () => {
  const codecs = ["video/H264", "video/rtx", "video/VP9", "video/VP8", "video/red"].map((mimeType) => ({ mimeType }));

  it("takes VP8 first, then its retransmission, nothing else", () => {
    expect(videoCodecs(codecs).map((codec) => codec.mimeType)).toEqual(["video/VP8", "video/rtx"]);
  });

  it("leaves a browser without VP8 its own list", () => {
    expect(videoCodecs([{ mimeType: "video/H264" }, { mimeType: "video/rtx" }])).toEqual([]);
  });

  it("takes Opus only", () => {
    expect(audioCodecs([{ mimeType: "audio/red" }, { mimeType: "audio/opus" }, { mimeType: "audio/PCMU" }])).toEqual([
      { mimeType: "audio/opus" },
    ]);
  });
});
