// A conference in session of four native endpoints, two of which suffer, and a technician who watches.
import { kViewport, logIn, newPage } from "./browser.js";
import { Endpoints } from "./endpoints.js";
import { kPassword, Province } from "./province.js";
import { kChairSite } from "./services.js";
import { Surroundings } from "./surroundings.js";

export const kLossy = "y-yen";
export const kOverloaded = "hai-hau";
export const kWell = "my-loc";
const kFaults = new Map([[kLossy, { loss: 0.2 }], [kOverloaded, { camera: "overloaded" }]]);

export class Troubled extends Surroundings {
  async begin() {
    await super.begin();
    const province = await Province.setUp(this.services);
    const tokens = new Map();
    for (const site of [kChairSite, kWell, kLossy, kOverloaded]) tokens.set(site, await province.enrol(site));
    this.conference = await province.book("Hội nghị có sự cố", { sites: [...tokens.keys()] });
    await province.phase(this.conference, "in_session");
    this.endpoints = await Endpoints.start(this.services, tokens, [kChairSite, kWell], kFaults);
    this.technician = await newPage(this.browser, { viewport: kViewport });
    await logIn(this.technician, this.url, "kythuat", kPassword);
    await this.technician.getByRole("link", { name: "Mở bảng điểm cầu" }).click();
  }
}
