import { describe, expect, it } from "vitest";
import { consoleVi } from "../../src/i18n/console/vi";
import { kServerFigureIds, kSiteFigureIds, knownValues, serverValues, siteValues } from "../../src/console/figures";
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
