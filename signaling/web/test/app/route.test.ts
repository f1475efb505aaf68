import { expect, it } from "vitest";
import { routeOf } from "../../src/app/route";
import { parseSeatLinks } from "../../src/landing/seat_links";
import { signalingUrl } from "../../src/session/signaling_socket";

it.each([
  ["/", "", { page: "office" }],
  ["/hall", "?token=abc", { page: "hall", token: "abc" }],
  ["/hall/", "?x=1&token=a%2Bb", { page: "hall", token: "a+b" }],
  ["/chair", "?token=t", { page: "chair", entry: { token: "t" } }],
  ["/chair", "?conference=hn-1--20261201T080000", { page: "chair", entry: { conference: "hn-1--20261201T080000" } }],
  ["/hall", "", { page: "office" }],
  ["/other", "?token=t", { page: "office" }],
])("%s%s", (pathname, search, route) => expect(routeOf({ pathname, search })).toEqual(route));

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
