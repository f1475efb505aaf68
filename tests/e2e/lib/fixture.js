// One conference in session for all tests: eleven native endpoints, one hall page, one chair page.
import { Endpoints } from "./endpoints.js";
import { choose, kViewport, logIn, newPage } from "./browser.js";
import { Hall } from "./hall.js";
import { kPassword, Province } from "./province.js";
import { kHallSite, kSites } from "./services.js";
import { Surroundings } from "./surroundings.js";
import { eventually } from "./wait.js";

export const kTitle = "Hội nghị thử nghiệm";
export const kObserver = "my-loc"; // the endpoint that decodes what it receives
export const kSpeaker = kSites.find(({ id }) => id === "y-yen"); // the endpoint that asks for the floor

export class Fixture extends Surroundings {
  tokens = new Map(); // site → its device's

  async begin() {
    await super.begin();
    const province = await Province.setUp(this.services);
    for (const { id } of kSites) this.tokens.set(id, await province.enrol(id));
    await province.phase(await province.book(kTitle), "in_session");
    const native = new Map([...this.tokens].filter(([site]) => site !== kHallSite.id));
    this.endpoints = await Endpoints.start(this.services, native, [kObserver]);
    this.hallPage = await newPage(this.browser);
    this.chairPage = await newPage(this.browser);
    this.hall = new Hall(this.hallPage);
    await this.hall.open(this.hallUrl(kHallSite.id));
    await logIn(this.chairPage, this.url, "chutri", kPassword);
    await this.chairPage.getByRole("link", { name: "Vào phòng chủ trì" }).click();
    await this.chairPage.waitForSelector("[data-connection=good]");
  }

  hallUrl(site) {
    return `${this.url}/hall?token=${this.tokens.get(site)}`;
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
    if (!(await hallPage.isVisible("[data-connection=good]"))) await this.hall.open(this.hallUrl(kHallSite.id));
    await chairPage.waitForSelector("[data-connection=good]");
    await choose(chairPage, "Chủ trì mời");
    await choose(chairPage, "Không hạn");
    await choose(chairPage, "Hình chính và dãy hình nhỏ");
    const left = chairPage.locator(
      "[data-action=unpin], [data-queued] [data-action=deny], li[data-site] [data-action=revoke]",
    );
    await eventually("a calm conference", async () => {
      if ((await left.count()) === 0) return true;
      await left.first().click({ timeout: 5000 });
      return false;
    }); // a dozen clicks, one after another
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
