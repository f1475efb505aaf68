// The pages by themselves: form in both languages, the seat that is taken over, wrong links.
import assert from "node:assert/strict";
import { choose, newPage } from "../lib/browser.js";
import { kSpeaker, kTitle } from "../lib/fixture.js";
import { fits } from "../lib/form.js";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { eventually, stays } from "../lib/wait.js";

const kViewports = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const kTablet = { width: 1280, height: 800 }; // the chair's
const kPinned = "hai-hau";
const kQuietMs = 1500; // a page that would come back tries after 0.2 s

// Every site asks for the floor but the chair's and `except`, the hall last.
async function allAsk({ endpoints, hall, chairPage }, except = []) {
  const asking = kSites.map(({ id }) => id).filter((id) => ![kChairSite, kHallSite.id, ...except].includes(id));
  const queued = (count) =>
    eventually(`${count} requests`, async () => (await chairPage.$$("[data-queued]")).length === count);
  for (const site of asking) await endpoints.do(site, "ask");
  await queued(asking.length);
  await hall.press("request");
  await queued(asking.length + 1);
}

// Both pages in both languages on all their screens; leaves them in Vietnamese.
async function fit(fixture, what) {
  for (const language of ["en", "vi"]) {
    await fixture.speak(language);
    for (const [name, page, viewports] of [
      ["chair", fixture.chairPage, [...kViewports, kTablet]],
      ["hall", fixture.hallPage, kViewports],
    ]) {
      for (const viewport of viewports) {
        await page.setViewportSize(viewport);
        await fits(page, `${what}: ${name}'s page, ${language}, ${viewport.width}×${viewport.height}`);
      }
    }
  }
}

const kVietnamese = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

// Texts with Vietnamese letters that are no names.
async function vietnameseWords(page, names) {
  const texts = await page.$$eval("#root *", (elements) =>
    elements.flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
    ),
  );
  return texts.filter((text) => kVietnamese.test(text) && !names.some((name) => text.includes(name)));
}

export const pageTests = {
  "twelve sites and a full queue fit both pages without scrolling, in both languages": async (fixture) => {
    await allAsk(fixture);
    await fit(fixture, "all ask");
  },

  "a turn with a time limit fits both pages, in both languages": async (fixture) => {
    await choose(fixture.chairPage, "15 phút");
    await fixture.chair(`${fixture.card(kPinned)} [data-action=stage]`);
    await fixture.chair(`${fixture.card(kHallSite.id)} [data-action=grant]`);
    await fixture.hall.microphoneBecomes("live");
    await fit(fixture, "live");
    await fixture.hall.press("close");
    await fixture.hall.microphoneBecomes("off");
    await fit(fixture, "paused");
  },

  "while another site speaks, a hall at the end of the queue sees its own place": async (fixture) => {
    const { hallPage } = fixture;
    await choose(fixture.chairPage, "15 phút");
    await fixture.chair(`${fixture.card(kSpeaker.id)} [data-action=grant]`);
    await allAsk(fixture, [kSpeaker.id]);
    await eventually("its tenth place", async () =>
      /^10\s/.test(await hallPage.innerText(`aside li:has-text("${kHallSite.name}")`)));
    await fit(fixture, "one speaks, all others ask");
  },

  "an open conference in the forwarded view fits both pages, in both languages": async (fixture) => {
    await choose(fixture.chairPage, "Tự do");
    await choose(fixture.hallPage, "Hình riêng");
    await fixture.hallPage.waitForSelector("[data-picture=forwarded]");
    await fixture.chair(`${fixture.card(kPinned)} [data-action=stage]`);
    await fit(fixture, "stage");
    await choose(fixture.chairPage, "Các ô hình bằng nhau");
    await fit(fixture, "grid");
  },

  "every word is there in English too, and the choice stays": async (fixture) => {
    await fixture.speak("en");
    const names = [...kSites.map(({ name }) => name), "Điểm Cầu", "Tiếng Việt", kTitle];
    for (const page of [fixture.hallPage, fixture.chairPage]) {
      await page.reload();
      await page.waitForSelector("[data-connection=good]");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      await eventually("English words only", async () => {
        const words = await vietnameseWords(page, names);
        return words.length === 0 || assert.fail(words.join("\n"));
      });
    }
    await fixture.speak("vi");
    await fixture.hallPage.waitForSelector("text=Đăng ký phát biểu");
    await eventually("Vietnamese words", async () => (await vietnameseWords(fixture.hallPage, names)).length > 5);
  },

  "a second page of a seat takes it over; the first says so and stays away": async (fixture) => {
    const { browser, hallPage, hall } = fixture;
    const second = await newPage(browser);
    try {
      await second.goto(fixture.hallUrl(kHallSite.id));
      await hallPage.waitForSelector("[data-message=replaced]");
      assert.match(await hallPage.innerText("h1"), /Đã mở ở nơi khác/);
      await second.waitForSelector("[data-connection=good]");
      await stays("each page as it is", async () =>
        (await hallPage.isVisible("[data-message=replaced]")) && (await second.isVisible("[data-connection=good]")),
      kQuietMs);
    } finally {
      await second.context().close();
    }
    await hallPage.click("text=Dùng tại đây");
    await hall.connected();
    await eventually("the camera is sent again", async () =>
      (await hall.stats()).some((s) => s.type === "outbound-rtp" && s.kind === "video" && s.framesSent > 0));
  },

  "a wrong link and a bare address say what to do": async ({ browser, services }) => {
    const page = await newPage(browser);
    await page.goto(`${services.url}/hall?token=wrong`);
    await page.waitForSelector("[data-message=bad_token]");
    assert.match(await page.innerText("main"), /cán bộ vận hành/);
    await page.goto(services.url);
    await page.waitForSelector("[data-page=log_in] >> text=Ghép máy này");
    await page.context().close();
  },
};
