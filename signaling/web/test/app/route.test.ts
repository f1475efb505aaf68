import { expect, it } from "vitest";
import type { Device } from "../../src/app/device";
import { routeOf } from "../../src/app/route";
import { parseSeatLinks } from "../../src/landing/seat_links";
import { signalingUrl } from "../../src/session/signaling_socket";

it.each([
  ["/", "", { page: "office" }],
  ["/hall", "?token=abc", { page: "hall", token: "abc", enrolled: false }],
  ["/hall/", "?x=1&token=a%2Bb", { page: "hall", token: "a+b", enrolled: false }],
  ["/chair", "?token=t", { page: "chair", entry: { token: "t" } }],
  ["/chair", "?conference=hn-1--20261201T080000", { page: "chair", entry: { conference: "hn-1--20261201T080000" } }],
  ["/desk", "?conference=hn-1", { page: "desk", conference: "hn-1" }],
  ["/secretary/", "?conference=hn-1", { page: "secretary", conference: "hn-1" }],
  ["/desk", "", { page: "office" }],
  ["/hall", "", { page: "office" }],
  ["/other", "?token=t", { page: "office" }],
  ["/watch", "?conference=hn-1", { page: "watch", conference: "hn-1" }],
  ["/watch", "", { page: "office" }],
  ["/guest", "", { page: "guest" }],
  ["/control", "", { page: "office" }],
  ["/help", "", { page: "help", role: null }],
  ["/help/chair", "", { page: "help", role: "chair" }],
  ["/help/hall/", "", { page: "help", role: "hall" }],
  ["/help/nobody", "", { page: "help", role: null }],
  ["/helpless", "", { page: "office" }],
])("%s%s", (pathname, search, route) => expect(routeOf({ pathname, search }, null)).toEqual(route));

const kHall: Device = { token: "dcd_h", kind: "hall", site: { id: "y-yen", name: "Ý Yên" }, unlock: null };
const kControl: Device = { ...kHall, token: "dcd_c", kind: "hall_control" };
const kTablet: Device = { ...kHall, token: "dcd_t", kind: "chair_tablet" };

it.each([
  ["/hall", "", kHall, { page: "hall", token: "dcd_h", enrolled: true }],
  ["/hall", "?token=abc", kHall, { page: "hall", token: "abc", enrolled: false }],
  ["/chair", "", kTablet, { page: "tablet", device: kTablet }],
  ["/chair", "", kHall, { page: "office" }],
  ["/hall", "", kTablet, { page: "office" }],
  ["/control", "", kControl, { page: "control", device: kControl }],
  ["/control", "", kHall, { page: "office" }],
  ["/hall", "", kControl, { page: "office" }],
  ["/", "", kHall, { page: "office" }],
])("%s%s on an enrolled device", (pathname, search, device, route) =>
  expect(routeOf({ pathname, search }, device)).toEqual(route),
);

it("speaks to the server it came from", () => {
  expect(signalingUrl({ protocol: "http:", host: "localhost:8080" })).toBe("ws://localhost:8080/ws");
  expect(signalingUrl({ protocol: "https:", host: "cau.example" })).toBe("wss://cau.example/ws");
});

it("shows only links into this server", () => {
  expect(
    parseSeatLinks({
      links: [
        { conference: "Họp", name: "Ý Yên", role: "site", url: "/hall?token=a" },
        { conference: "Họp", name: "", role: "chair", url: "/chair?token=b" },
        { conference: "x", name: "x", role: "site", url: "https://elsewhere/hall?token=a" },
        { conference: "x", name: "x", role: "site", url: "javascript:alert(1)" },
        null,
        7,
      ],
    }),
  ).toEqual([
    { conference: "Họp", name: "Ý Yên", role: "site", url: "/hall?token=a" },
    { conference: "Họp", name: "", role: "chair", url: "/chair?token=b" },
  ]);
  for (const json of [null, 7, {}, { links: 7 }]) expect(parseSeatLinks(json)).toEqual([]);
});
