import { describe, expect, it } from "vitest";
import { mainAction, siteCondition } from "../../src/panels/site_actions";
import type { SiteEntry } from "../../src/protocol/messages";
import { site } from "../support/messages";

describe("mainAction", () => {
  it.each<[string, Partial<SiteEntry>, boolean, "chaired" | "open" | "lecture", string | null, string | null]>([
    ["a quiet site is invited", {}, false, "chaired", null, "grant"],
    ["a waiting site too", { microphone: "asked" }, false, "chaired", null, "grant"],
    ["a holder is ended", { microphone: "live" }, true, "chaired", null, "revoke"],
    ["a holder with a closed microphone too", {}, true, "chaired", null, "revoke"],
    ["a lost holder too", { connected: false }, true, "chaired", null, "revoke"],
    ["the chair's site speaks by standing right", { role: "chair", microphone: "live" }, false, "chaired", null, null],
    ["open: a live site is muted", { microphone: "live" }, true, "open", null, "mute"],
    ["open: nobody's microphone is opened from afar", {}, false, "open", null, null],
    ["lecture: the lecturer speaks by standing right", {}, false, "lecture", "a", null],
    ["lecture: the others are invited for questions", {}, false, "lecture", "b", "grant"],
    ["a lecturer under another policy is invited", {}, false, "chaired", "a", "grant"],
    ["a removed site is let back in", { removed: true, connected: false }, false, "open", null, "readmit"],
  ])("%s", (_name, change, holds, policy, lecturer, action) => {
    expect(mainAction(site("a", change), holds, policy, lecturer)).toBe(action);
  });
});

describe("siteCondition", () => {
  it.each<[Partial<SiteEntry>, boolean, string]>([
    [{}, false, "off"],
    [{ muted: true }, false, "muted"],
    [{ muted: true, help: "" }, false, "help"],
    [{ microphone: "asked", help: "" }, false, "asked"],
    [{ microphone: "live" }, true, "live"],
    [{ microphone: "live", silent: true }, true, "silent"],
    [{ connected: false, microphone: "live" }, true, "lost"],
    [{ connected: false, was_in: false }, false, "absent"],
    [{ connected: false, was_in: false }, true, "lost"],
    [{ removed: true, connected: false }, false, "removed"],
  ])("%j, holds: %s → %s", (change, holds, condition) => {
    expect(siteCondition(site("a", change), holds)).toBe(condition);
  });
});
