// A province with people, devices and bookings, set up over the REST interface as its administrator and operator would.
import { Rest } from "./rest.js";
import { kChairSite, kSites } from "./services.js";

export const kPassword = "mua bão năm nay 2026";

// login → name; who has which role is said by `role`.
const kPeople = [
  ["vanhanh", "Trần Văn Hành", "operator"],
  ["chutri", "Phạm Đình Chủ", "chair"],
  ["phochutri", "Lê Thị Phó", "deputy"],
  ["thuky", "Vũ Thị Thư", "secretary"],
  ["kythuat", "Đỗ Văn Kỹ", "technician"],
  ["theodoi", "Bùi Thị Dõi", "observer"],
].map(([login, name, role]) => ({ login, name, role }));

export class Province {
  users = new Map();

  static async setUp(services) {
    const province = new Province();
    province.services = services;
    province.administrator = new Rest(services.url);
    const token = await services.firstAdministratorToken();
    const quantri = { login: "quantri", name: "Nguyễn Thị Quản", password: kPassword };
    await province.administrator.post("/first-administrator", { token, ...quantri });
    for (const { login, name, role } of kPeople) {
      const made = await province.administrator.post("/users", { login, name, role, password: kPassword });
      province.users.set(login, made.id);
    }
    province.operator = await new Rest(services.url).logIn("vanhanh", kPassword);
    return province;
  }

  // A new code for a device of this site.
  async code(site, kind = "hall") {
    return (await this.administrator.post(`/sites/${site}/enrolment-codes`, { kind })).code;
  }

  // The token of a new device of this site.
  async enrol(site, kind = "hall") {
    const code = await this.code(site, kind);
    return (await new Rest(this.services.url).post("/enrolments", { code })).token;
  }

  // Books a conference and gives its id. Without `start` it begins in an hour, so its test opens at once.
  async book(title, members = {}) {
    const { start = new Date(Date.now() + 59 * 60_000), ...more } = members;
    const made = await this.operator.post("/bookings", {
      title, kind: "", start: localTime(start), length_min: 60, test_window_min: 60, sites: kSites.map(({ id }) => id),
      chair_site: kChairSite, chair: this.users.get("chutri"), deputy: this.users.get("phochutri"),
      secretary: this.users.get("thuky"), operator_in_charge: this.users.get("vanhanh"), departments: [], communes: [],
      agenda: [], policy: "chaired", layout_presets: ["stage"], auto_start: false, recurrence: null, ...more,
    });
    return made.id;
  }

  phase(conference, phase, confirmed = phase === "closed") {
    return this.operator.post(`/conferences/${conference}/phases`, { phase, confirmed });
  }
}

// As the REST interface writes times: whole minutes in Asia/Ho_Chi_Minh.
function localTime(moment) {
  const there = new Date(Math.floor(moment.getTime() / 60_000) * 60_000 + 7 * 3_600_000);
  return there.toISOString().replace(".000Z", "+07:00");
}
