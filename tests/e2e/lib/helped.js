// A conference that is open for testing: a hall page in the browser, two native halls, one that does not come, and a
// technician's page.
import { kViewport, logIn, newPage } from "./browser.js";
import { Endpoints } from "./endpoints.js";
import { Hall } from "./hall.js";
import { kPassword, Province } from "./province.js";
import { kChairSite, kHallSite } from "./services.js";
import { Surroundings } from "./surroundings.js";
import { eventually, kPatienceMs } from "./wait.js";

const kNative = "my-loc";
export const kAbsent = "y-yen";

export class Helped extends Surroundings {
  async begin() {
    await super.begin();
    this.province = await Province.setUp(this.services);
    const tokens = new Map();
    for (const site of [kChairSite, kNative, kHallSite.id]) tokens.set(site, await this.province.enrol(site));
    this.conference = await this.province.book("Hội nghị thử nghiệm", { sites: [...tokens.keys(), kAbsent] });
    this.hallPage = await newPage(this.browser);
    this.hall = new Hall(this.hallPage);
    await this.hall.open(`${this.url}/hall?token=${tokens.get(kHallSite.id)}`);
    tokens.delete(kHallSite.id);
    this.endpoints = await Endpoints.start(this.services, tokens, [kChairSite]);
    this.technician = await newPage(this.browser, { viewport: kViewport });
    await logIn(this.technician, this.url, "kythuat", kPassword);
    await this.technician.getByRole("link", { name: "Mở bảng điểm cầu" }).click();
  }

  async inSession() {
    if (this.began === true) return;
    await this.province.phase(this.conference, "in_session");
    this.began = true;
  }

  // A site's entry on the board of tests, as the service tells it to programs.
  async tested(site) {
    const { sites } = await this.province.operator.get(`/conferences/${this.conference}/preflight`);
    return sites.find((entry) => entry.site === site);
  }

  // The same once `wanted` is true of it.
  testedSo(site, what, wanted, ms = 2 * kPatienceMs) {
    return eventually(`${what} of ${site}`, async () => {
      const entry = await this.tested(site);
      return wanted(entry) ? entry : Promise.reject(new Error(JSON.stringify(entry)));
    }, ms, 500);
  }

  // Goes to the technician's page of a site and opens the panel of help.
  async helps(site) {
    const { technician } = this;
    await technician.getByRole("link", { name: "Các điểm cầu", exact: true }).click();
    await technician.locator(`[data-matrix] tr[data-site="${site}"]`).getByRole("link").first().click();
    await technician.getByRole("tab", { name: "Hỗ trợ từ xa" }).click();
  }
}

export const checkOf = (entry, name) => entry.checks.find(({ check }) => check === name);
