// A hall asks, is granted the floor, is heard and seen, and gives it back: in page, sound and picture.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { choose } from "../lib/browser.js";
import { kObserver, kSpeaker } from "../lib/fixture.js";
import { assertLeft } from "../lib/hall.js";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";
import { composedSigns } from "./conference.js";

const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;

export const floorTests = {
  "a hall asks with one button, sees its place and may withdraw": async (fixture) => {
    const { hall, endpoints, chairPage } = fixture;
    await hall.microphoneBecomes("off");
    await endpoints.do(kSpeaker.id, "ask");
    await chairPage.waitForSelector(`[data-queued="${kSpeaker.id}"]`);
    await hall.press("request");
    await hall.microphoneBecomes("asked");
    assert.match(await hall.lampText(), /Đã đăng ký, thứ 2/);
    await eventually("both in the queue, in their order", async () => {
      const queue = await chairPage.$$eval("[data-queued]", (rows) => rows.map((row) => row.dataset.queued));
      return isDeepStrictEqual(queue, [kSpeaker.id, kHallSite.id]) || assert.fail(JSON.stringify(queue));
    });
    await hall.press("cancel");
    await hall.microphoneBecomes("off");
    await fixture.chair(`[data-queued="${kSpeaker.id}"] [data-action=deny]`);
    await eventually("an empty queue", async () => (await chairPage.$$("[data-queued]")).length === 0);
  },

  "a granted site is heard, staged and counted down in one step": async (fixture) => {
    const { hall, endpoints } = fixture;
    await endpoints.do(kSpeaker.id, "ask");
    await choose(fixture.chairPage, "3 phút");
    const granted = Date.now();
    await fixture.chair(`[data-queued="${kSpeaker.id}"] [data-action=grant]`);
    await eventually("the speaker on stage", async () => (await composedSigns(hall))[0] === kSpeaker.sign);
    const both = [kChairSign, kSpeaker.sign].sort((a, b) => a - b);
    await eventually("the speaker's tone", async () => isDeepStrictEqual(await hall.hears(), both));
    assertLeft(await fixture.chairPage.innerText("[role=timer]"), 180, granted);
    await fixture.hallPage.waitForSelector(`[data-on-stage="${kSpeaker.id}"]`);
    await fixture.chair(`${fixture.card(kSpeaker.id)} [data-action=revoke]`);
    await eventually("silence of the speaker", async () => !(await hall.hears()).includes(kSpeaker.sign));
  },

  "the hall's own turn: its sound leaves only while it is live, and it never hears itself": async (fixture) => {
    const { hall, endpoints } = fixture;
    const before = await hall.soundEnds();
    assert.ok(!(await endpoints.tones(kObserver)).includes(kHallSite.sign), "heard before it was granted");
    assert.equal(await hall.soundSent(), before, "sound left the hall before it was granted");
    await choose(fixture.chairPage, "3 phút");
    await hall.press("request");
    const granted = Date.now();
    await fixture.chair(`[data-queued="${kHallSite.id}"] [data-action=grant]`);
    await hall.microphoneBecomes("live");
    assert.match(await hall.lampText(), /Đang phát trực tiếp/);
    assertLeft(await hall.timeLeft(), 180, granted);
    await eventually("the hall's tone at another site", async () =>
      (await endpoints.tones(kObserver, 800)).includes(kHallSite.sign));
    assert.ok((await hall.soundSent()) > before, "no sound leaves the hall");
    const heard = new Set();
    await eventually("the chair's tone in the hall", async () => {
      const signs = await hall.hears();
      signs.forEach((sign) => heard.add(sign));
      return signs.includes(kChairSign);
    });
    assert.deepEqual([...heard], [kChairSign], "the hall hears itself");
    await eventually("the hall on stage at another site", async () => {
      const { pictures } = await endpoints.report(kObserver);
      return pictures.some(({ tiles }) => tiles[0]?.colour_sign === kHallSite.sign);
    });

    await hall.press("close"); // for a moment, keeping the floor
    await hall.microphoneBecomes("off");
    await eventually("silence", async () => !(await endpoints.tones(kObserver, 600)).includes(kHallSite.sign));
    await hall.press("reopen");
    await hall.microphoneBecomes("live");

    await hall.press("release");
    await hall.microphoneBecomes("off");
    const after = await hall.soundEnds();
    assert.ok(!(await endpoints.tones(kObserver)).includes(kHallSite.sign), "heard after it gave the floor back");
    assert.equal(await hall.soundSent(), after, "sound left the hall after it gave the floor back");
  },

  "an invitation needs no request, and the chair ends it": async (fixture) => {
    const { hall } = fixture;
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=grant]`);
    await hall.microphoneBecomes("live");
    await fixture.chairPage.waitForSelector("[data-action=mute-all]:disabled"); // only the invited are heard
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=revoke]`);
    await hall.microphoneBecomes("off");
  },

  "under an open policy the hall's button is a switch": async (fixture) => {
    const { hall, endpoints } = fixture;
    await choose(fixture.chairPage, "Tự do");
    await fixture.hallPage.waitForSelector("section[data-microphone] [data-action=open]");
    await hall.press("open");
    await hall.microphoneBecomes("live");
    await eventually("the hall's tone", async () =>
      (await endpoints.tones(kObserver, 800)).includes(kHallSite.sign));
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=mute]`);
    await hall.microphoneBecomes("off");
    await fixture.hallPage.waitForSelector("section[data-microphone] [data-action=open]");
    await hall.press("open");
    await hall.microphoneBecomes("live");
    await fixture.chair("[data-action=mute-all]");
    await hall.microphoneBecomes("off");
    await choose(fixture.chairPage, "Chủ trì mời");
    await fixture.hallPage.waitForSelector("section[data-microphone] [data-action=request]");
  },

  "the chair changes a hall's view from afar": async (fixture) => {
    const { chairPage, hallPage } = fixture;
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=more]`);
    await choose(chairPage, "Hình riêng từng điểm cầu");
    await hallPage.waitForSelector("[data-picture=forwarded]");
    await choose(chairPage, "Hình tổng hợp");
    await hallPage.waitForSelector("[data-picture=composed]");
    await chairPage.keyboard.press("Escape");
  },
};
