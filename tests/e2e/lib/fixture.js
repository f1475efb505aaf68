// One conference for all tests: eleven native endpoints, one hall page, one chair page.
import { Endpoints } from "./endpoints.js";
import { choose, launchBrowser, newPage } from "./browser.js";
import { Hall } from "./hall.js";
import { kSites, Services } from "./services.js";
import { sleep } from "./wait.js";

export const kHallSite = kSites.find(({ id }) => id === "vu-ban");
export const kObserver = "my-loc"; // the endpoint that decodes what it receives
export const kSpeaker = kSites.find(({ id }) => id === "y-yen"); // the endpoint that asks for the floor

export class Fixture {
  static async start() {
    const fixture = new Fixture();
    try {
      fixture.services = await Services.start();
      const native = kSites.map(({ id }) => id).filter((id) => id !== kHallSite.id);
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

  // Ends what an earlier test left behind, by the chair's own buttons: nobody asks or holds the floor, and the hall
  // watches the composed view.
  async calm() {
    const { chairPage, hallPage } = this;
    if (!(await chairPage.isVisible("[data-connection=good]"))) return;
    await choose(chairPage, "Chủ trì mời");
    await choose(chairPage, "Không hạn");
    for (const action of ["deny", "revoke"]) {
      const buttons = chairPage.locator(`li[data-site] [data-action="${action}"]`);
      for (let left = await buttons.count(); left > 0; left = await buttons.count()) {
        await buttons.first().click();
        await sleep(100);
      }
    }
    if (await hallPage.isVisible("[data-picture=forwarded]")) await choose(hallPage, "Tổng hợp");
  }
}
