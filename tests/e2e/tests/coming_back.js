// What a hall does by itself after a reload and after a service died.
import assert from "node:assert/strict";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";
import { composedSigns } from "./conference.js";

const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;

const whole = (hall) =>
  eventually("the whole picture", async () => new Set(await composedSigns(hall)).size === kSites.length);

export const returnTests = {
  "a reload brings everything back, place in the queue too": async ({ hall, hallPage }) => {
    await hall.press("request");
    await hall.microphoneBecomes("asked");
    await hallPage.reload({ waitUntil: "commit" });
    await hall.connected();
    await eventually("a picture", async () => (await composedSigns(hall))[0] === kChairSign);
    await hall.microphoneBecomes("asked");
    await hall.press("cancel");
    await hall.microphoneBecomes("off");
  },

  "a hall that reloads while it is live is live again": async (fixture) => {
    const { hall, hallPage } = fixture;
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=grant]`);
    await hall.microphoneBecomes("live");
    await hallPage.reload({ waitUntil: "commit" });
    await hall.connected();
    await hall.microphoneBecomes("live");
    await hall.press("release");
    await hall.microphoneBecomes("off");
  },

  "signaling dies: the page says so, media goes on, and the page is back by itself": async (fixture) => {
    const { hall, hallPage, chairPage, services } = fixture;
    await services.kill("signaling");
    await hallPage.waitForSelector("[data-lost]");
    await chairPage.waitForSelector("text=Mất kết nối với máy chủ");
    await eventually("a picture that moves without signaling", async () => {
      const rate = await hall.frameRate(2000);
      if (rate.fps >= 5) return true;
      throw new Error(JSON.stringify(rate));
    });
    services.startOne("signaling");
    await services.healthy();
    await hall.connected();
    await chairPage.waitForSelector("[data-connection=good]");
    await whole(hall);
  },

  "the mcu dies: both pages say so, and everybody is heard and seen again without a click": async (fixture) => {
    const { hall, hallPage, chairPage, services } = fixture;
    await services.kill("mcu");
    await chairPage.waitForSelector("text=Máy chủ hình và tiếng tạm ngừng");
    await hallPage.waitForSelector("[data-lost=mcu]");
    assert.equal(await hall.attribute("[data-connection]", "data-connection"), "bad");
    services.startOne("mcu");
    await services.healthy();
    await hall.connected();
    await whole(hall);
    await eventually("the chair's site", async () => (await hall.hears()).includes(kChairSign));
  },

  "no page met an error": ({ hallPage, chairPage }) => {
    assert.deepEqual([...hallPage.problems, ...chairPage.problems], []);
  },
};
