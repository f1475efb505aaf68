import { encode } from "uqr";
import { expect, it } from "vitest";
import { daysHoursMinutes } from "../../src/admin/health_page";
import { qrPath } from "../../src/ui/qr_code";
import { seatsOf } from "../../src/admin/seats";
import { siteIdOf } from "../../src/admin/site_id";
import type { DeviceEntry } from "../../src/api/admin_types";
import type { Site } from "../../src/api/types";
import { currentLink } from "../../src/office/area_layout";
import { codeText } from "../../src/shell/code_text";

it.each([
  ["TP. Nam Định", "tp-nam-dinh"],
  ["Ý Yên", "y-yen"],
  ["  Đ  ", "d"],
  ["Tỉnh ủy".normalize("NFD"), "tinh-uy"],
  ["", ""],
])("%s gets the id %s", (name, id) => expect(siteIdOf(name)).toBe(id));

it.each([
  ["k7mx 24pq", "K7MX-24PQ"],
  ["K7MX-24PQ-", "K7MX-24PQ"],
  ["k7m", "K7M"],
  ["k7mx2", "K7MX-2"],
  ["k7mx24pqzz", "K7MX-24PQ"],
])("what is typed as %s reads %s", (typed, code) => expect(codeText(typed)).toBe(code));

const kSite = { id: "y-yen", name: "Ý Yên" } as Site;
const kDevice: DeviceEntry = {
  id: 1, site: "y-yen", kind: "hall", created: "", last_seen: null, revoked: null, online: true,
};

it("gives every site two seats, and none to a revoked device", () => {
  const code = { site: "y-yen", kind: "chair_tablet" as const, expires: "", tries_left: 9 };
  const [hall, tablet] = seatsOf([kSite], [{ ...kDevice, id: 0, revoked: "2026-01-01T00:00:00Z" }, kDevice], [code]);
  expect(hall).toMatchObject({ kind: "hall", device: { id: 1 }, code: null });
  expect(tablet).toMatchObject({ kind: "chair_tablet", device: null, code: { tries_left: 9 } });
});

it("gives a hall's control a seat only where the hall paired one", () => {
  const control = { ...kDevice, id: 2, kind: "hall_control" as const };
  expect(seatsOf([kSite], [kDevice], [])).toHaveLength(2);
  expect(seatsOf([kSite], [kDevice, control], [])[2]).toMatchObject({ kind: "hall_control", device: { id: 2 } });
  const code = { site: "y-yen", kind: "hall_control" as const, expires: "", tries_left: 10 };
  expect(seatsOf([kSite], [{ ...control, revoked: "2026-01-01T00:00:00Z" }], [code])[2]).toMatchObject({ device: null, code });
});

it("draws each dark module of a QR code once", () => {
  const { data } = encode("https://a/enrol#K7MX-24PQ");
  const dark = data.flat().filter(Boolean).length;
  expect(qrPath(data).match(/M/g)).toHaveLength(dark);
  expect(qrPath([[false, true], [true, false]])).toBe("M1 0h1v1h-1zM0 1h1v1h-1z");
});

it("marks the page whose path begins the address", () => {
  const links = [{ path: "/admin/sites", label: "" }, { path: "/admin", label: "" }];
  expect(currentLink(links, "/admin/sites/y-yen/delegates")).toBe("/admin/sites");
  expect(currentLink(links, "/admin/sitesx")).toBe("/admin");
  expect(currentLink(links, "/other")).toBeNull();
});

it("counts days, hours and minutes", () => expect(daysHoursMinutes(273_840)).toEqual([3, 4, 4]));
