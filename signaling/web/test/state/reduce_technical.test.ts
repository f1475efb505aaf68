import { describe, expect, it } from "vitest";
import { kInitialModel } from "../../src/state/model";
import { reduce } from "../../src/state/reducer";
import { joined, play } from "../support/messages";
import { testedSite } from "../support/preflight";

describe("what technicians do", () => {
  it("keeps the board of tests, with the time of the next by the page's clock", () => {
    const sites = [testedSite("y-yen", { lamp: "red", retest_in_ms: 60_000 }), testedSite("my-loc")];
    const { preflight } = play([joined(), { type: "preflight", whole: true, sites }], 1000);
    expect(preflight?.sites.map(({ site, lamp, retestAt }) => [site, lamp, retestAt])).toEqual([
      ["y-yen", "red", 61_000],
      ["my-loc", "green", null],
    ]);
  });

  it("puts what changed in its place on the board", () => {
    const told = play([joined(), { type: "preflight", whole: true, sites: [testedSite("y-yen"), testedSite("my-loc")] }]);
    const lamps = (whole: boolean) => {
      const { preflight } = play([{ type: "preflight", whole, sites: [testedSite("my-loc", { lamp: "red" })] }], 2000, told);
      return preflight?.sites.map(({ site, lamp }) => [site, lamp]);
    };
    expect(lamps(false)).toEqual([["y-yen", "green"], ["my-loc", "red"]]);
    expect(lamps(true)).toEqual([["my-loc", "red"]]);
  });

  it("does not take what changed for a board that it never had", () => {
    const { preflight } = play([joined(), { type: "preflight", whole: false, sites: [testedSite("y-yen")] }]);
    expect(preflight).toBeNull();
  });

  it("keeps who helps where, and what it means for the own site", () => {
    const busy = { site: "y-yen", cap_kbps: 300, listeners: ["An"], watchers: [], talker: null };
    const model = play([
      joined(),
      { type: "remote", sites: [busy] },
      { type: "remote.state", cap_kbps: 300, listening: true, talker: "An" },
    ]);
    expect(model.remote).toEqual([busy]);
    expect(model.remoteHelp).toEqual({ capKbps: 300, listening: true, talker: "An", answered: false });
  });

  it("does not believe an old word of who listens when everything is told anew", () => {
    const told = play([joined(), { type: "remote.state", cap_kbps: null, listening: true, talker: "An" }]);
    expect(play([joined({ resumed_state: true })], 2000, told).remoteHelp.talker).toBe("An");
    expect(play([joined()], 2000, told).remoteHelp).toEqual(kInitialModel.remoteHelp);
  });

  it.each([
    ["the same goes on", true, "An", true],
    ["he listens no more", false, "An", true],
    ["another talks", true, "Bình", false],
    ["he only listens", true, null, false],
    ["nobody is there", false, null, false],
  ])("shuts what the hall opened to a technician when it is over: %s", (_, listening, talker, answered) => {
    const told = play([joined(), { type: "remote.state", cap_kbps: null, listening: true, talker: "An" }]);
    const open = reduce(told, { type: "remote_answered", answered: true });
    const next = play([{ type: "remote.state", cap_kbps: null, listening, talker }], 2000, open);
    expect(next.remoteHelp.answered).toBe(answered);
  });

  it("forgets it with the conference", () => {
    const told = play([
      joined(),
      { type: "preflight", whole: true, sites: [testedSite("y-yen")] },
      { type: "remote.state", cap_kbps: 300, listening: false, talker: null },
    ]);
    const other = play([joined({ conference: { id: "other", title: "", policy: "open" } })], 2000, told);
    expect(other.preflight).toBeNull();
    expect(other.remoteHelp.capKbps).toBeNull();
  });
});
