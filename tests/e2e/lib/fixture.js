// One conference for all tests: eleven native endpoints, one hall page, one chair page.
import { Endpoints } from "./endpoints.js";
import { choose, kViewport, launchBrowser, newPage } from "./browser.js";
import { Hall } from "./hall.js";
import { kSites, Services } from "./services.js";
import { eventually } from "./wait.js";

export const kHallSite = kSites.find(({ id }) => id === "vu-ban");
export const kObserver = "my-loc"; // the endpoint that decodes what it receives
export const kSpeaker = kSites.find(({ id }) => id === "y-yen"); // the endpoint that asks for the floor

export class Fixture {
  static async start() {
    const fixture = new Fixture();
    try {
      fixture.services = await Services.start();
      const native = new Map([...fixture.services.tokens].filter(([site]) => site !== kHallSite.id));
      fixture.endpoints = await Endpoints.start(fixture.services, native, [kObserver]);
      fixture.browser = await launchBrowser(fixture.services.folder, { devices: kHallSite.sign });
      fixture.hallPage = await newPage(fixture.browser);
      fixture.chairPage = await newPage(fixture.browser);
      fixture.hall = new Hall(fixture.hallPage);
      await fixture.hall.open(fixture.services.hallUrl(kHallSite.id));
      await fixture.chairPage.goto(fixture.services.chairUrl);
      await fixture.chairPage.waitForSelector("[data-connection=good]");
    } catch (error) {
      await fixture.stop();
      throw error;
    }
    return fixture;
  }

  async stop() {
    await this.browser?.close();
    await this.endpoints?.stop();
    await this.services?.stop();
  }

  card(site) {
    return `li[data-site="${site}"]`;
  }

  // Presses a button of the chair's page.
  chair(selector) {
    return this.chairPage.click(selector);
  }

  // Ends what an earlier test left behind, by the chair's own buttons: services run, pages stand in Vietnamese, nobody
  // asks or holds the floor, the stage follows it, and the hall watches the composed view.
  async calm() {
    const { chairPage, hallPage, services } = this;
    await services.revive();
    for (const page of [chairPage, hallPage]) await page.setViewportSize(kViewport);
    await this.speak("vi");
    if (!(await hallPage.isVisible("[data-connection=good]"))) await this.hall.open(services.hallUrl(kHallSite.id));
    await chairPage.waitForSelector("[data-connection=good]");
    await choose(chairPage, "Chủ trì mời");
    await choose(chairPage, "Không hạn");
    await choose(chairPage, "Hình chính và dãy hình nhỏ");
    const left = chairPage.locator(
      "[data-action=unpin], [data-queued] [data-action=deny], li[data-site] [data-action=revoke]",
    );
    await eventually("a calm conference", async () => {
      if ((await left.count()) === 0) return true;
      await left.first().click({ timeout: 1000 });
      return false;
    });
    if (await hallPage.isVisible("[data-picture=forwarded]")) await choose(hallPage, "Tổng hợp");
  }

  // Language of both pages, "vi" or "en", by their own buttons.
  async speak(language) {
    for (const page of [this.chairPage, this.hallPage]) {
      if ((await page.getAttribute("html", "lang")) === language) continue;
      await page.click(`text=${language === "en" ? "English" : "Tiếng Việt"}`);
      await page.waitForSelector(`html[lang=${language}]`);
    }
  }
}
