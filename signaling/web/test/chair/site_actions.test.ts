import { describe, expect, it } from "vitest";
import { grantMessage, mainActions } from "../../src/chair/site_actions";
import type { SiteEntry } from "../../src/protocol/messages";

const entry = (change: Partial<SiteEntry>): SiteEntry => ({
  site: "a",
  name: "A",
  role: "site",
  connected: true,
  microphone: "off",
  place: null,
  view: "composed",
  muted: false,
  ...change,
});

describe("mainActions", () => {
  it.each([
    ["a quiet site is invited", {}, false, "chaired", ["grant"]],
    ["a waiting site is granted or denied", { microphone: "asked" }, false, "chaired", ["grant", "deny"]],
    ["a holder is ended", { microphone: "live" }, true, "chaired", ["revoke"]],
    ["a holder with a closed microphone too", { microphone: "off" }, true, "chaired", ["revoke"]],
    ["a lost holder too", { connected: false }, true, "chaired", ["revoke"]],
    ["the chair's site speaks by standing right", { role: "chair", microphone: "live" }, false, "chaired", ["none"]],
    ["open: a live site is muted", { microphone: "live" }, true, "open", ["mute"]],
    ["open: nobody's microphone is opened from afar", {}, false, "open", ["none"]],
  ] as const)("%s", (_name, change, holds, policy, actions) => {
    expect(mainActions(entry(change), holds, policy)).toEqual(actions);
  });
});

it("a grant carries the chosen limit only if there is one", () => {
  expect(grantMessage("a", null)).toEqual({ type: "floor.grant", site: "a" });
  expect(grantMessage("a", 180)).toEqual({ type: "floor.grant", site: "a", seconds: 180 });
});
