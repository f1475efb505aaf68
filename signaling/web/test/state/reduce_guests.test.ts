import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";
import type { ServerMessage } from "../../src/protocol/messages";
import { bookedSites, connectedCount } from "../../src/state/queries";
import { joined, play, roster, site } from "../support/messages";

const read = (message: object): ServerMessage => {
  const parsed = parseServerMessage(JSON.stringify(message));
  if (parsed === null) throw new Error("not read");
  return parsed;
};

describe("guests", () => {
  it("know in the lobby what they wait for, and nothing of a conference they were in", () => {
    const lobby = { type: "lobby", title: "Giao ban", chair: "UBND tỉnh", name: "An", unit: "xã Hải Minh", ask_in_ms: null };
    const model = play([joined(), roster([site("a")]), read(lobby)]);
    expect(model.lobby).toEqual({ title: "Giao ban", chair: "UBND tỉnh", askAt: null });
    expect(model.self?.name).toBe("An, xã Hải Minh");
    expect(model.sites).toEqual([]);
    expect(model.conference).toBeNull();
    expect(play([read({ ...lobby, ask_in_ms: 500 })], 1000).lobby?.askAt).toBe(1500);
    expect(play([read(lobby), joined()]).lobby).toBeNull();
  });

  it("are listed for those who let them in", () => {
    const guest = { site: "guest.1", name: "An", unit: "", since: "2026-12-01T02:00:00Z", turned_away: false, here: true };
    expect(play([joined(), read({ type: "guests", guests: [guest, { name: "broken" }] })]).guests).toEqual([guest]);
  });

  it("are no sites of the booking", () => {
    const message = read({ ...roster([site("a")]), sites: [site("a"), site("guest.1", { role: "guest" })] });
    const model = play([joined(), message]);
    expect(model.sites.map(({ role }) => role)).toEqual(["site", "guest"]);
    expect(bookedSites(model).map((entry) => entry.site)).toEqual(["a"]);
    expect(connectedCount(model)).toBe(1);
  });
});
