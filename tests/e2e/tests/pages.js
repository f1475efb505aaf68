// Form of the pages: everything in sight, everything large enough for a finger, both languages.
import assert from "node:assert/strict";
import { newPage } from "../lib/browser.js";
import { kHallSite } from "../lib/fixture.js";
import { kSites } from "../lib/services.js";
import { eventually } from "../lib/wait.js";

const kSizes = [
  [1280, 800],
  [1366, 768],
  [1920, 1080],
];

// What stands outside the window or is smaller than a fingertip.
function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    for (const element of document.querySelectorAll("button, label:has(input), select, li[data-site], [data-queued]")) {
      const box = element.getBoundingClientRect();
      const words = element.getAttribute("aria-label") ?? element.innerText.slice(0, 30);
      if (box.width < 44 || box.height < 43.5) found.push(`small: ${words} ${box.width}×${box.height}`);
      if (box.left < 0 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) {
        found.push(`outside: ${words}`);
      }
    }
    for (const scroller of document.querySelectorAll("html, ul, ol, main, aside, section")) {
      if (scroller.scrollHeight > scroller.clientHeight + 1 && getComputedStyle(scroller).overflowY !== "visible") {
        found.push(`scrolls: ${scroller.tagName} ${scroller.className}`);
      }
    }
    return found;
  });
}

export const pageTests = {
  "twelve sites and a full queue fit the chair's screen without scrolling": async (fixture) => {
    const asking = kSites.map(({ id }) => id).filter((id) => id !== "ubnd-tinh" && id !== kHallSite.id);
    for (const site of asking) await fixture.endpoints.do(site, "ask");
    await fixture.hall.press("request");
    try {
      await eventually("eleven requests", async () => (await fixture.chairPage.$$("[data-queued]")).length === 11);
      for (const [width, height] of kSizes) {
        await fixture.chairPage.setViewportSize({ width, height });
        assert.deepEqual(await misfits(fixture.chairPage), [], `${width}×${height}`);
        await fixture.hallPage.setViewportSize({ width, height });
        assert.equal(await fixture.hallPage.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
      }
    } finally {
      await fixture.hall.press("cancel");
      for (const site of asking) await fixture.endpoints.do(site, "cancel");
      for (const page of [fixture.chairPage, fixture.hallPage]) await page.setViewportSize({ width: 1366, height: 768 });
    }
  },

  "every word is there in English too, and the choice stays": async ({ hallPage }) => {
    await hallPage.click("text=English");
    await hallPage.waitForSelector("text=Ask for the floor");
    assert.equal(await hallPage.getAttribute("html", "lang"), "en");
    const vietnamese = await hallPage.$$eval("button, h2, label", (elements) =>
      elements.map((e) => e.innerText).filter((text) => /[ăâđêôơưạảấầậắặẻẽếềệỉịọỏốồộớờợụủứừựỳỷỹ]/i.test(text) && text !== "Tiếng Việt"),
    );
    assert.deepEqual(vietnamese, []);
    await hallPage.click("text=Tiếng Việt");
    await hallPage.waitForSelector("text=Đăng ký phát biểu");
  },

  "a second page of a seat takes it over; the first says so and stays away": async ({ browser, services, hallPage, hall }) => {
    const second = await newPage(browser);
    await second.goto(services.hallUrl(kHallSite.id));
    await hallPage.waitForSelector("[data-message=replaced]");
    assert.match(await hallPage.innerText("h1"), /Đã mở ở nơi khác/);
    await second.waitForSelector("[data-connection=good]", { timeout: 15000 });
    await new Promise((done) => setTimeout(done, 4000)); // longer than the longest delay of a reconnect
    assert.ok(await hallPage.isVisible("[data-message=replaced]"));
    assert.equal(await second.getAttribute("[data-connection]", "data-connection"), "good");
    await second.context().close();
    await hallPage.click("text=Dùng tại đây");
    await hall.connected();
    await eventually("the camera is sent again", async () =>
      (await hall.stats()).some((s) => s.type === "outbound-rtp" && s.kind === "video" && s.framesSent > 0), 8000);
  },

  "a wrong link and a bare address say what to do": async ({ browser, services }) => {
    const page = await newPage(browser);
    await page.goto(`${services.url}/hall?token=wrong`);
    await page.waitForSelector("[data-message=bad_token]");
    assert.match(await page.innerText("main"), /cán bộ vận hành/);
    await page.goto(services.url);
    await page.waitForSelector("text=Cần đường dẫn của điểm cầu");
    await page.context().close();
  },
};
