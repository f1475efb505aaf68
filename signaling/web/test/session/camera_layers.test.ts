import { describe, expect, it } from "vitest";
import type { Rid } from "../../src/protocol/messages";
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

  it.each<[string, Rid[], number | null, [Rid, number][]]>([
    ["no cap", ["h", "m", "l"], null, [["h", 1_500_000], ["m", 500_000], ["l", 150_000]]],
    ["one that all fit under", ["h", "m", "l"], 2150, [["h", 1_500_000], ["m", 500_000], ["l", 150_000]]],
    ["the largest lowered", ["h", "m", "l"], 1600, [["h", 950_000], ["m", 500_000], ["l", 150_000]]],
    ["the largest dropped", ["h", "m", "l"], 1000, [["m", 500_000], ["l", 150_000]]],
    ["the middle lowered", ["h", "m", "l"], 640, [["m", 490_000], ["l", 150_000]]],
    ["only the smallest", ["h", "m", "l"], 300, [["l", 150_000]]],
    ["less than the smallest", ["h", "m", "l"], 100, [["l", 100_000]]],
    ["the only wanted one lowered, whatever is left of it", ["h"], 300, [["h", 300_000]]],
    ["two of three", ["h", "l"], 700, [["l", 150_000]]],
  ])("fits them under a cap: %s", (_, wanted, cap, sent) => {
    const layers = withActiveLayers(kCameraLayers, wanted, cap).filter(({ active }) => active);
    expect(layers.map(({ rid, maxBitrate }) => [rid, maxBitrate])).toEqual(sent);
  });

  it("gives a layer its full rate back", () => {
    const capped = withActiveLayers(kCameraLayers, ["h", "m", "l"], 400);
    expect(withActiveLayers(capped, ["h", "m", "l"])).toEqual(kCameraLayers);
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
