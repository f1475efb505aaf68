// A hall asks, is granted the floor, is heard and seen, and gives it back: in page, sound and picture.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { choose } from "../lib/browser.js";
import { kObserver, kSpeaker } from "../lib/fixture.js";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";
import { composedSigns } from "./conference.js";

const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;

export const floorTests = {
  "a hall asks with one button, sees its place and may withdraw": async (fixture) => {
    const { hall, endpoints, chairPage } = fixture;
    assert.equal(await hall.microphone(), "off");
    await endpoints.do(kSpeaker.id, "ask");
    await chairPage.waitForSelector(`[data-queued="${kSpeaker.id}"]`);
    await hall.press("request");
    await hall.microphoneBecomes("asked");
    assert.match(await hall.lampText(), /Đã đăng ký, thứ 2/);
    const queue = await chairPage.$$eval("[data-queued]", (rows) => rows.map((row) => row.dataset.queued));
    assert.deepEqual(queue, [kSpeaker.id, kHallSite.id]);
    await hall.press("cancel");
    await hall.microphoneBecomes("off");
    await fixture.chair(`[data-queued="${kSpeaker.id}"] [data-action=deny]`);
    await eventually("an empty queue", async () => (await chairPage.$$("[data-queued]")).length === 0);
  },

  "a granted site is heard, staged and counted down in one step": async (fixture) => {
    const { hall, endpoints } = fixture;
    await endpoints.do(kSpeaker.id, "ask");
    await choose(fixture.chairPage, "3 phút");
    await fixture.chair(`[data-queued="${kSpeaker.id}"] [data-action=grant]`);
    await eventually("the speaker on stage", async () => (await composedSigns(hall))[0] === kSpeaker.sign);
    const both = [kChairSign, kSpeaker.sign].sort((a, b) => a - b);
    await eventually("the speaker's tone", async () => isDeepStrictEqual(await hall.hears(), both));
    const clock = await fixture.chairPage.innerText("[role=timer]");
    assert.match(clock, /3:00|2:[45]\d/);
    assert.equal(await hall.attribute("[data-on-stage]", "data-on-stage"), kSpeaker.id);
    await fixture.chair(`${fixture.card(kSpeaker.id)} [data-action=revoke]`);
    await eventually("silence of the speaker", async () => !(await hall.hears()).includes(kSpeaker.sign), 4000);
  },

  "the hall's own turn: its sound leaves only while it is live, and it never hears itself": async (fixture) => {
    const { hall, endpoints } = fixture;
    const before = await hall.soundSent();
    assert.ok(!(await endpoints.tones(kObserver)).includes(kHallSite.sign), "heard before it was granted");
    assert.equal(await hall.soundSent(), before, "sound left the hall before it was granted");
    await choose(fixture.chairPage, "3 phút");
    await hall.press("request");
    await fixture.chair(`[data-queued="${kHallSite.id}"] [data-action=grant]`);
    await hall.microphoneBecomes("live");
    assert.match(await hall.lampText(), /Đang phát trực tiếp[\s\S]*còn\s+(?:3:00|2:[45]\d)/);
    await eventually("the hall's tone at another site", async () =>
      (await endpoints.tones(kObserver, 800)).includes(kHallSite.sign), 6000);
    assert.ok((await hall.soundSent()) > before, "no sound leaves the hall");
    assert.deepEqual(await hall.hears(), [kChairSign], "the hall hears itself");
    await eventually("the hall on stage at another site", async () => {
      const { pictures } = await endpoints.report(kObserver);
      return pictures.some(({ tiles }) => tiles[0]?.colour_sign === kHallSite.sign);
    }, 5000);

    await hall.press("close"); // for a moment, keeping the floor
    await hall.microphoneBecomes("off");
    await eventually("silence", async () => !(await endpoints.tones(kObserver, 600)).includes(kHallSite.sign), 5000);
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
    assert.ok(await fixture.chairPage.isDisabled("[data-action=mute-all]"), "only the invited are heard: nobody to mute");
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
      (await endpoints.tones(kObserver, 800)).includes(kHallSite.sign), 6000);
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
