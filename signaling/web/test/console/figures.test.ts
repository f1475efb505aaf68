import { describe, expect, it } from "vitest";
import settings from "../../../diagnosis/diagnosis_settings.h?raw";
import { consoleVi } from "../../src/i18n/console/vi";
import { kFigures as kAllFigures, kServerFigureIds, kSiteFigureIds, knownValues, serverValues, siteValues } from "../../src/console/figures";
import type { SiteFigures } from "../../src/protocol/messages";
import { line } from "../support/lines";

const kFigures: SiteFigures = {
  uplink: line({ loss: 0.07, rtt_ms: 31 }),
  downlink: null,
  sound: {
    level_dbov: -30, peak_dbov: -12, clipped: 0, concealed: 0.1, speech: true, buffer_ms: 40, buffer_target_ms: 45,
    r: 80, mos: 4, echo: { delay_ms: 180, loss_db: 22 },
  },
  picture: null,
  endpoint: null,
};

describe("the values of a second", () => {
  it("stand under the ids of the history", () => {
    const values = siteValues(kFigures);
    expect(values).toMatchObject({
      "uplink.loss": 0.07,
      "uplink.kbps": 900,
      "uplink.rtt_ms": 31,
      "sound.echo_delay_ms": 180,
      "sound.echo_loss_db": 22,
    });
  });

  it("leave out what is not known", () => {
    const values = siteValues(kFigures);
    expect(Object.keys(values).filter((id) => /^(downlink|picture|endpoint)/.test(id))).toEqual([]);
    expect("uplink.delay_trend_ms" in values).toBe(false);
    expect(siteValues(null)).toEqual({});
  });

  it("count the layers that came", () => {
    const picture = { layers_wanted: ["h", "m"], layers_received: ["m"], frames_decoded: 25 };
    expect(siteValues({ ...kFigures, picture })).toMatchObject({ "picture.layers": 1, "picture.frames_decoded": 25 });
  });

  it("of the server have its ids", () =>
    expect(serverValues({ cpu_share: 0.4, late_ticks: 2 })).toEqual({ "server.cpu_share": 0.4, "server.late_ticks": 2 }));

  it("that are named by ids are taken if they are known numbers", () =>
    expect(knownValues({ "uplink.loss": 0.1, "server.late_ticks": "2", other: 5, "sound.mos": Infinity })).toEqual({
      "uplink.loss": 0.1,
    }));
});

it("has a name for each figure", () =>
  expect(Object.keys(consoleVi.figure).sort()).toEqual([...kSiteFigureIds, ...kServerFigureIds].sort()));

// A line drawn elsewhere than where the diagnosis begins to call it trouble would mislead.
describe("the bounds in the charts", () => {
  it.each([
    ["uplink.loss", "loss"],
    ["uplink.jitter_ms", "jitter_ms"],
    ["uplink.rtt_ms", "rtt_ms"],
    ["uplink.delay_trend_ms", "queue_growth_ms"],
    ["sound.clipped", "clipped"],
    ["picture.longest_freeze_ms", "freeze_ms"],
    ["endpoint.cpu_share", "computer_cpu"],
    ["endpoint.render_freezes", "render_freezes"],
    ["server.cpu_share", "server_cpu"],
    ["server.busiest_lane_share", "server_lane"],
    ["server.late_ticks", "late_ticks"],
    ["server.queue_depth", "queue_depth"],
    ["server.socket_drops", "socket_drops"],
  ] as const)("of %s is the diagnosis's %s", (id, setting) => {
    const value = new RegExp(`^  (?:double|int) ${setting} = ([0-9.]+)[,;]`, "m").exec(settings)?.[1];
    expect(kAllFigures[id].bound).toBe(Number(value));
  });
});
