import { describe, expect, it } from "vitest";
import type { LinesMessage } from "../../src/protocol/messages";
import { parseServerMessage } from "../../src/protocol/parse";
import { kFine, line, siteLine } from "../support/lines";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

describe("parseServerMessage of lines", () => {
  it("reads a whole second", () => {
    const message: LinesMessage = {
      type: "lines",
      at: "2026-12-01T02:42:00.25Z",
      server: {
        cpu_share: 0.4,
        busiest_lane_share: 0.6,
        late_ticks: 1,
        queue_depth: 2,
        socket_drops: 3,
        memory_bytes: 4,
        disk_free_bytes: 5,
      },
      sites: [
        siteLine("y-yen", {
          figures: {
            uplink: line({ loss: 0.08, rtt_ms: 40, delay_trend_ms: -2 }),
            downlink: line(),
            sound: {
              level_dbov: -26,
              peak_dbov: -9,
              clipped: 0.1,
              concealed: 0.2,
              speech: true,
              buffer_ms: 60,
              buffer_target_ms: 50,
              r: 80,
              mos: 4,
              echo: { delay_ms: 210, loss_db: 12 },
            },
            picture: {
              layers_wanted: ["h", "l"],
              layers_received: ["l"],
              frames_decoded: 25,
              frames_dropped: 1,
              longest_freeze_ms: 900,
              keyframes_asked: 2,
              keyframes_received: 1,
              black: true,
              frozen: true,
            },
            endpoint: {
              encoder_limit: "cpu",
              capture_fps: 12.5,
              render_freezes: 2,
              cpu_share: 0.9,
              camera: "busy",
              microphone: "muted",
              loudspeaker: "lost",
              hidden: true,
              browser: "Chrome 140",
              clock_offset_s: 7200,
            },
          },
          verdict: {
            ...kFine,
            kind: "trunk",
            trunk: "vnpt",
            evidence: [{ measure: "loss", value: 8, bound: 3, vi: "Mất gói 8%", en: "8% lost" }],
            advice: { code: "check_trunk", vi: "Gọi", en: "Call" },
          },
          silence: { kind: "wrong_input", since: "2026-12-01T02:41:00Z", vi: "a", en: "b", evidence: [], advice: kFine.advice },
        }),
        siteLine("my-loc", { connected: false }),
      ],
    };
    expect(parse(message)).toEqual(message);
    expect(parse({ ...message, server: null })).toMatchObject({ server: null });
  });

  it("takes what is left out as unknown", () => {
    expect(parse({ type: "lines" })).toBeNull();
    expect(parse({ type: "lines", at: "x" })).toEqual({ type: "lines", at: "x", server: null, sites: [] });
    const bare = { site: "a", figures: { uplink: {}, endpoint: {} }, verdict: { kind: "new" } };
    expect(parse({ type: "lines", at: "x", sites: [bare, { connected: true }] })).toMatchObject({
      sites: [
        {
          site: "a",
          connected: false,
          figures: { uplink: { loss: 0, rtt_ms: null }, downlink: null, sound: null, endpoint: { camera: null } },
          verdict: { kind: "server", trunk: null, evidence: [] },
          silence: null,
        },
      ],
    });
  });
});
