// Halls whose camera or microphone is missing or refused: they join with what there is and say cause and cure.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { launchBrowser, newPage, Onlooker } from "../lib/browser.js";
import { kObserver, kSpeaker } from "../lib/fixture.js";
import { fits } from "../lib/form.js";
import { Hall } from "../lib/hall.js";
import { kChairSite, kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";

const kSite = "giao-thuy"; // its endpoint makes way for a page
const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;

async function withHall(fixture, options, run) {
  const { services, endpoints } = fixture;
  await endpoints.do(kSite, "leave");
  await eventually("an empty seat", () => !endpoints.sees(kObserver, kSite));
  const browser = await launchBrowser(services.folder, options);
  try {
    const page = await newPage(browser);
    await page.goto(fixture.hallUrl(kSite));
    await eventually("the site in the roster", () => endpoints.sees(kObserver, kSite));
    await run(new Hall(page), page);
  } finally {
    await browser.close();
    await endpoints.do(kSite, "join");
    await eventually("the site's endpoint", () => endpoints.sees(kObserver, kSite));
  }
}

// Of both devices; a page does not wait for them to join.
async function problems(page) {
  await page.locator("[data-problem]").nth(1).waitFor();
  return page.$$eval("[data-problem]", (cards) =>
    cards.map((card) => [card.dataset.device, card.dataset.problem, card.innerText]),
  );
}

async function receives(hall) {
  await eventually("the chair's site in the picture", async () =>
    (await hall.sign("video[data-source=composed]", [0.03, 0.36, 0.06, 0.12])) === kChairSign);
}

export const deviceTests = {
  "without camera and microphone a hall still sees and hears": (fixture) =>
    withHall(fixture, {}, async (hall, page) => {
      const [camera, microphone] = await problems(page);
      assert.deepEqual(camera.slice(0, 2), ["camera", "missing"]);
      assert.match(camera[2], /Không có camera[\s\S]*Cắm thiết bị/);
      assert.deepEqual(microphone.slice(0, 2), ["microphone", "missing"]);
      await receives(hall);
      await eventually("the chair's tone alone", async () => isDeepStrictEqual(await hall.hears(), [kChairSign]));

      for (const site of ["tinh-uy", "nam-truc", "truc-ninh", "hai-hau"]) await fixture.endpoints.do(site, "ask");
      await hall.press("request");
      await fixture.chair(`${fixture.card(kSpeaker.id)} [data-action=grant]`);
      await page.waitForSelector("aside li:has-text('Ý Yên')");
      await fits(page, "a page that fits with two problems, a speaker and a queue");
    }),

  "a refused camera and microphone: cause, cure, and one large button for the sound": (fixture) =>
    withHall(fixture, { devices: 10, refuse: true, autoplay: false }, async (hall, page) => {
      const onlooker = await Onlooker.of(page);
      await eventually("the button", () => onlooker.find("[data-action=sound-on]"));
      await eventually("no button any more", async () => {
        const button = await onlooker.find("[data-action=sound-on]"); // which moves while the page is made
        if (button !== null) await onlooker.press(button);
        return button === null;
      });
      await eventually("sound that plays", () => page.$eval("audio", (audio) => !audio.paused));
      const [camera, microphone] = await problems(page);
      assert.deepEqual(camera.slice(0, 2), ["camera", "denied"]);
      assert.match(camera[2], /Camera bị chặn[\s\S]*Cho phép/);
      assert.deepEqual(microphone.slice(0, 2), ["microphone", "denied"]);
      await receives(hall);
    }),
};
