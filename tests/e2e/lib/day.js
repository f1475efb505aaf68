// A province of its own for the tests of a conference's way from booking to end: one hall and one chair in a real browser.
import { kViewport, logIn, newPage } from "./browser.js";
import { Hall } from "./hall.js";
import { kPassword, Province } from "./province.js";
import { kHallSite } from "./services.js";
import { Surroundings } from "./surroundings.js";
import { eventually } from "./wait.js";

export const kDaySites = ["ubnd-tinh", "vu-ban"];
export const { id: kDayHall, name: kDayHallName, sign: kDayHallSign } = kHallSite;
const kTablet = { width: 1280, height: 800 };

export class Day extends Surroundings {
  async begin(options) {
    await super.begin(options);
    this.province = await Province.setUp(this.services);
    this.hallPage = await this.page(kViewport);
    this.hall = new Hall(this.hallPage);
  }

  // A hall's computer enrolled by the code that somebody reads out.
  async enrol(page, site, kind = "hall") {
    const code = await this.province.code(site, kind);
    await page.goto(`${this.url}/enrol`);
    await page.getByLabel("Mã ghép máy").fill(code.toLowerCase().replace("-", " "));
    await page.getByRole("button", { name: "Ghép máy" }).click();
  }

  // The hall's page in standby; enrolled when first asked for.
  async waiting() {
    if (this.enrolled !== true) await this.enrol(this.hallPage, kDayHall);
    this.enrolled = true;
    await this.hallPage.locator("[data-standby]").waitFor();
  }

  // A page of a tablet's size, on a machine that decodes the hall's picture meanwhile.
  page(viewport = kTablet) {
    return newPage(this.browser, { viewport });
  }

  // A page on which this person is logged in.
  async loggedIn(login, viewport = kTablet) {
    const page = await this.page(viewport);
    await logIn(page, this.url, login, kPassword);
    await page.getByLabel("Tên đăng nhập").waitFor({ state: "detached" });
    return page;
  }

  // The page of the part that this person has in the open conference, from the list of conferences by the link's words.
  async entered(login, link, viewport = kTablet) {
    const page = await this.loggedIn(login, viewport);
    await page.goto(`${this.url}/conferences`);
    await page.getByRole("link", { name: link }).click();
    await page.waitForSelector("[data-connection=good]");
    return page;
  }

  // Which conference the hall is in, as it was told last.
  hallsConference() {
    return this.hallPage.heard.findLast(({ type }) => type === "joined")?.conference.id;
  }

  // Until the hall is in this conference, which is open for testing.
  async hallEnters(conference) {
    await eventually("the hall in the conference", () => this.hallsConference() === conference);
    await this.hallPage.locator("[data-phase=testing]").waitFor();
    await this.hall.connected();
  }

  // A conference in session with the hall in it; gives its id.
  async inSession(members = {}) {
    const conference = await this.province.book("Giao ban bão số 4", { sites: kDaySites, ...members });
    await this.hallEnters(conference);
    await this.province.phase(conference, "in_session");
    await this.hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    return conference;
  }

  // Ends what is open, so that the next test finds the hall waiting.
  async calm() {
    await this.services.revive();
    const { items } = await this.province.operator.get("/conferences");
    for (const { conference, phase } of items) {
      if (phase !== "scheduled" && phase !== "closed") await this.province.phase(conference, "closed");
    }
    await this.waiting();
  }
}

// A day on which services.setAhead() sets the calendar clock.
export class LateDay extends Day {
  begin() {
    return super.begin({ clock: true });
  }
}
