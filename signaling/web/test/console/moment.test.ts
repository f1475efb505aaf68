import { describe, expect, it } from "vitest";
import type { SiteMoment } from "../../src/console/moment";
import { firstKnown, inTrouble, ordered } from "../../src/console/moment";
import { storedVerdict } from "../../src/console/verdict_text";
import type { SilenceEntry, VerdictKind } from "../../src/protocol/messages";

const kSilence: SilenceEntry = { kind: "muted", since: "", vi: "", en: "", evidence: [], advice: { code: "", vi: "", en: "" } };

const at = (site: string, kind: VerdictKind | null, change: Partial<SiteMoment> = {}): SiteMoment => ({
  site,
  connected: true,
  values: {},
  endpoint: null,
  verdict: kind && storedVerdict(kind),
  silence: null,
  ...change,
});

const kSites = [
  at("fine", "fine"),
  at("camera", "hall_camera"),
  at("gone", "unreachable"),
  at("line", "downlink"),
  at("mute", "fine", { silence: kSilence }),
  at("line2", "trunk"),
];

describe("the order of sites", () => {
  it("is the roster's, or the gravest first", () => {
    expect(ordered(kSites, "roster")).toEqual(kSites);
    expect(ordered(kSites, "trouble").map(({ site }) => site)).toEqual(["mute", "gone", "line", "line2", "camera", "fine"]);
  });

  it("counts who is in trouble", () => {
    expect(kSites.filter(inTrouble).map(({ site }) => site)).toEqual(["camera", "gone", "line", "mute", "line2"]);
    expect(inTrouble(at("x", null))).toBe(false);
  });
});

it("shows the first figure that is known", () => {
  expect(firstKnown({ "uplink.rtt_ms": 5 }, ["downlink.rtt_ms", "uplink.rtt_ms"])).toBe(5);
  expect(firstKnown({ "uplink.rtt_ms": 5, "downlink.rtt_ms": 0 }, ["downlink.rtt_ms", "uplink.rtt_ms"])).toBe(0);
  expect(firstKnown({}, ["downlink.rtt_ms"])).toBeUndefined();
});
