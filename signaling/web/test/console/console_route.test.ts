import { describe, expect, it } from "vitest";
import type { ConsoleRoute } from "../../src/console/console_route";
import { consolePath, consoleRouteOf } from "../../src/console/console_route";

const kRoutes: readonly [string, ConsoleRoute][] = [
  ["/console", { page: "home" }],
  ["/console?view=history", { page: "history" }],
  ["/console?view=alarms", { page: "alarms" }],
  ["/console/hop", { page: "matrix", conference: "hop", at: null }],
  ["/console/alarms", { page: "matrix", conference: "alarms", at: null }],
  ["/console/hop?view=preflight", { page: "preflight", conference: "hop", at: null }],
  ["/console/hop?view=compare", { page: "compare", conference: "hop", at: null }],
  ["/console/hop?view=server", { page: "server", conference: "hop", at: null }],
  [
    "/console/hop?view=replay&at=2026-11-26T02%3A42%3A00Z",
    { page: "replay", conference: "hop", at: "2026-11-26T02:42:00Z" },
  ],
  ["/console/h%20%2F1/y-yen", { page: "site", conference: "h /1", site: "y-yen" }],
  [
    "/console/hop/y-yen?view=report&from=a&to=b",
    { page: "report", conference: "hop", site: "y-yen", from: "a", to: "b" },
  ],
  ["/console/hop/y-yen?view=report", { page: "report", conference: "hop", site: "y-yen", from: null, to: null }],
];

describe.each(kRoutes)("%s", (address, route) => {
  const [path = "", search = ""] = address.split("?");

  it("is a page", () => expect(consoleRouteOf(path, search)).toEqual(route));

  it("is where the page stands", () => expect(consolePath(route)).toBe(address));
});

it.each(["/console/hop/y-yen/more", "/console/hop?view=other", "/console?view=server", "/console/%E0%A4%A/x", "/console/hop/x?view=replay"])(
  "%s is no page",
  (address) => {
    const [path = "", search = ""] = address.split("?");
    expect(consoleRouteOf(path, search)).toBeNull();
  },
);
