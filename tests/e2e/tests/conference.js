// What the hall page hears and sees, and what the others hear and see of it.
import assert from "node:assert/strict";
import { cpus } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { choose } from "../lib/browser.js";
import { kObserver } from "../lib/fixture.js";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";

const kPicture = "video[data-source=composed]";
const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;

// The places of the composed layout "stage" with twelve sites, the stage, then the tiles down and along: of each the part
// at the left of the time code, where nothing is written.
const kCells = 6;
const kStage = [0.03, 0.36, 0.06, 0.12];
const kTiles = [
  ...Array.from({ length: kCells }, (_, row) => [kCells - 1, row]),
  ...Array.from({ length: kCells - 1 }, (_, column) => [column, kCells - 1]),
].map(([column, row]) => [(column + 0.03) / kCells, (row + 0.42) / kCells, 0.08 / kCells, 0.16 / kCells]);

export const composedSigns = (hall) => hall.signs(kPicture, [kStage, ...kTiles]);

// A layer that has just begun has no frame yet.
async function sendsWhatIsWanted(hall) {
  const wanted = hall.wantedLayers();
  const sent = await hall.sentLayers();
  const same = isDeepStrictEqual(sent.map(({ rid }) => rid).sort(), [...(wanted ?? [])].sort());
  if (same && sent.length > 0 && sent.every(({ fps }) => fps > 0)) return true;
  throw new Error(`wanted ${wanted}, sent ${JSON.stringify(sent)}`);
}

// Measures from now: gives the share of the processors' time that nobody used.
function sparePower() {
  const spent = () => cpus().reduce(([idle, all], { times }) =>
    [idle + times.idle, all + Object.values(times).reduce((sum, time) => sum + time, 0)], [0, 0]);
  const [idle, all] = spent();
  return () => {
    const [idleNow, allNow] = spent();
    return (idleNow - idle) / (allNow - all);
  };
}

export const conferenceTests = {
  "sees the chair's site on stage and every other site in a tile": async ({ hall }) => {
    const signs = await eventually("twelve different sites", async () => {
      const seen = await composedSigns(hall);
      return new Set(seen).size === kSites.length && !seen.includes(null) ? seen : null;
    });
    assert.equal(signs[0], kChairSign);
  },

  // An mcu that is short of processor composes every second frame only, and tries more after ten seconds.
  "gets a fluent picture: 24 frames a second where the machine has power to spare, no freeze": async ({ hall }) => {
    await eventually("three fluent seconds", async () => {
      const spare = sparePower();
      const rate = await hall.frameRate(3000);
      const full = rate.fps >= (spare() < 0.3 ? 12 : 24);
      if (full && rate.frozenSeconds <= 0.5) return true;
      throw new Error(JSON.stringify(rate));
    });
  },

  "hears the chair's site and nobody else": async ({ hall }) => {
    await eventually("the chair's tone alone", async () => isDeepStrictEqual(await hall.hears(), [kChairSign]));
  },

  "is seen by the others": async ({ endpoints }) => {
    await eventually("the hall's colour in the observer's picture", async () => {
      const { pictures } = await endpoints.report(kObserver);
      return pictures.some(({ tiles }) => tiles.some((tile) => tile.colour_sign === kHallSite.sign));
    });
  },

  "sends exactly the wanted layers of its camera": async ({ hall }) => {
    await eventually("the wanted layers, and no other", () => sendsWhatIsWanted(hall));
  },

  "a new connection on stage sends its 720p layer, and ends it unwanted": async (fixture) => {
    const { hall, hallPage, endpoints } = fixture;
    await endpoints.do(kObserver, "view", { view: "forwarded" });
    try {
      await hallPage.reload();
      await hall.connected();
      await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=stage]`);
      await eventually("the 720p layer", async () => {
        const sent = await hall.sentLayers();
        if (sent.some(({ rid, width, fps }) => rid === "h" && width === 1280 && fps >= 12)) return true;
        throw new Error(JSON.stringify(sent));
      });
      await eventually("the hall's large picture at another site", async () => {
        const { pictures } = await endpoints.report(kObserver);
        return pictures.some(({ slot, site, width }) => slot === "stage" && site === kHallSite.id && width === 1280);
      });
    } finally {
      await endpoints.do(kObserver, "view", { view: "composed" });
      await fixture.chair("[data-action=unpin]");
    }
    await eventually("no 720p layer, which the mcu keeps for 10 s", async () =>
      !hall.wantedLayers().includes("h") && (await sendsWhatIsWanted(hall)));
  },

  "uses an authenticated cipher of the first choice": async ({ hall }) => {
    const transport = (await hall.stats()).find((s) => s.type === "transport");
    assert.match(transport.srtpCipher, /GCM/);
  },

  "switches to the forwarded view and back while the conference runs": async ({ hall, hallPage }) => {
    await choose(hallPage, "Hình riêng");
    const others = kSites.filter(({ id }) => id !== kHallSite.id);
    await eventually("every other site in a tile of its own, under its own name, the chair's first", async () => {
      const seen = await hallPage.$$eval("figure[data-site]", (tiles) =>
        tiles.map((tile) => ({ site: tile.dataset.site, name: tile.querySelector("figcaption").innerText })),
      );
      const named = others.every(({ id, name }) => seen.some((tile) => tile.site === id && tile.name.includes(name)));
      const whole = named && seen.length === others.length && seen[0].site === kChairSite;
      if (!whole) throw new Error(JSON.stringify(seen));
      return true;
    });
    for (const { id, sign } of others) {
      const beside = [0.03, 0.42, 0.07, 0.16]; // the time code
      await eventually(`the picture of ${id}`, async () =>
        (await hall.sign(`video[data-source="${id}"]`, beside)) === sign);
    }

    await choose(hallPage, "Tổng hợp");
    await eventually("the composed picture", async () => (await composedSigns(hall))[0] === kChairSign);
  },

  "follows the chair's choice of layout and stage": async (fixture) => {
    const { hall } = fixture;
    await fixture.chair(`${fixture.card("hai-hau")} [data-action=stage]`);
    const pinned = kSites.find(({ id }) => id === "hai-hau").sign;
    await eventually("the pinned site on stage", async () => (await composedSigns(hall))[0] === pinned);
    await fixture.chair("[data-action=unpin]");
    await eventually("the chair's site again", async () => (await composedSigns(hall))[0] === kChairSign);
    await choose(fixture.chairPage, "Một hình");
    await eventually("one picture that fills all", async () => {
      const signs = await composedSigns(hall); // some places lie on the name and the time code
      return signs.filter((sign) => sign === kChairSign).length >= 8 && new Set(signs).size <= 3;
    });
    await choose(fixture.chairPage, "Hình chính và dãy hình nhỏ");
    await eventually("tiles again", async () => new Set(await composedSigns(hall)).size === kSites.length);
  },
};
