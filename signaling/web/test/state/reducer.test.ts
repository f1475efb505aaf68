import { describe, expect, it } from "vitest";
import type { RosterMessage, ServerMessage, SiteEntry } from "../../src/protocol/messages";
import type { Model } from "../../src/state/model";
import { kInitialModel } from "../../src/state/model";
import { connectedCount, holderOf, ownSite, remainingMs, siteName, turnTime } from "../../src/state/queries";
import { reduce } from "../../src/state/reducer";

const kJoined: ServerMessage = {
  type: "joined",
  version: 1,
  conference: { id: "hop", title: "Họp giao ban", policy: "chaired", layout: "stage" },
  self: { site: "y-yen", name: "Ý Yên", role: "site" },
  connection: "k1",
  resumed: false,
};

const site = (id: string, change: Partial<SiteEntry> = {}): SiteEntry => ({
  site: id,
  name: id.toUpperCase(),
  role: "site",
  connected: true,
  microphone: "off",
  place: null,
  view: "composed",
  muted: false,
  ...change,
});

const roster = (sites: SiteEntry[], change: Partial<RosterMessage> = {}): RosterMessage => ({
  type: "roster",
  title: "Họp giao ban",
  phase: "in_session",
  policy: "chaired",
  layout: "stage",
  stage: null,
  on_stage: null,
  mcu: true,
  sites,
  ...change,
});

function play(messages: ServerMessage[], now = 1000, from: Model = kInitialModel): Model {
  return messages.reduce((model, message) => reduce(model, { type: "server", message, now }), from);
}

describe("reduce", () => {
  it("keeps who and where after joined", () => {
    const model = play([kJoined]);
    expect(model.conference).toEqual({ id: "hop", title: "Họp giao ban" });
    expect(model.self?.site).toBe("y-yen");
  });

  it("takes the own microphone from the roster, so that a returning page knows it at once", () => {
    const model = play([kJoined, roster([site("my-loc"), site("y-yen", { microphone: "asked", place: 3 })])]);
    expect(model.microphone).toMatchObject({ state: "asked", place: 3 });
    expect(ownSite(model)?.place).toBe(3);
  });

  it("turns durations into points of the page's clock", () => {
    const model = play(
      [
        kJoined,
        {
          type: "floor",
          holders: [{ site: "y-yen", remaining_ms: 90_000, limit_ms: 300_000, phase: "speaking" }],
          queue: [{ site: "my-loc", waiting_ms: 7000 }],
        },
      ],
      50_000,
    );
    expect(holderOf(model, "y-yen")).toEqual({ site: "y-yen", endsAt: 140_000, limitMs: 300_000, phase: "speaking" });
    expect(model.queue).toEqual([{ site: "my-loc", since: 43_000 }]);
    expect(model.microphone).toMatchObject({ holder: true, endsAt: 140_000 });
    expect(remainingMs(140_000, 139_000)).toBe(1000);
    expect(remainingMs(140_000, 141_000)).toBe(0);
    expect(remainingMs(null, 0)).toBeNull();
  });

  it("forgets the turn when the floor says so", () => {
    const holding = play([
      kJoined,
      { type: "floor", holders: [{ site: "y-yen", remaining_ms: 5, limit_ms: 5, phase: "grace" }], queue: [] },
    ]);
    const model = play([{ type: "floor", holders: [], queue: [] }], 2000, holding);
    expect(model.microphone).toMatchObject({ holder: false, endsAt: null, phase: "speaking" });
  });

  it("follows the microphone message", () => {
    const model = play([
      kJoined,
      {
        type: "microphone",
        state: "live",
        place: null,
        remaining_ms: 60_000,
        phase: "warning",
        holder: true,
        can_open: true,
        muted: false,
      },
    ]);
    expect(model.microphone).toEqual({
      state: "live",
      place: null,
      endsAt: 61_000,
      phase: "warning",
      holder: true,
      canOpen: true,
      muted: false,
    });
  });

  it("shows the newest three refusals, each once", () => {
    const error = (code: string): ServerMessage => ({
      type: "error",
      reply_to: null,
      code,
      field: null,
      message: { vi: code, en: code },
    });
    let model = play(["a", "b", "c", "a", "d"].map(error));
    expect(model.notices.map((notice) => notice.code)).toEqual(["c", "a", "d"]);
    expect(new Set(model.notices.map((notice) => notice.id)).size).toBe(3);
    const [first] = model.notices;
    model = reduce(model, { type: "notice_dismissed", id: first?.id ?? -1 });
    expect(model.notices.map((notice) => notice.code)).toEqual(["a", "d"]);
    expect(play([error("mcu.unavailable")]).notices).toEqual([]); // the page shows that state as long as it lasts
  });

  it("keeps the last picture of the conference while the line is down", () => {
    const model = play([kJoined, roster([site("y-yen"), site("my-loc", { connected: false })])]);
    const lost = reduce(model, { type: "session", session: { ...model.session, phase: "waiting", lost: "line" } });
    expect(lost.sites).toBe(model.sites);
    expect(connectedCount(lost)).toBe(1);
    expect(siteName(lost, "my-loc")).toBe("MY-LOC");
    expect(siteName(lost, "unknown")).toBe("unknown");
  });

  it("keeps the slots of the former connection until the new one has its own", () => {
    const slot = { mid: "2", slot: "stage", site: null, view: "composed", composed: true } as const;
    const model = play([{ type: "slots", slots: [slot] }]);
    expect(play([{ type: "slots", slots: [] }], 1, model).slots).toEqual([slot]);
    const empty = { ...slot, composed: false };
    expect(play([{ type: "slots", slots: [empty] }], 1, model).slots).toEqual([empty]);
  });

  it("leaves the model untouched by what is the session's business", () => {
    const model = play([kJoined]);
    expect(play([{ type: "pong" }, { type: "answer", sdp: "" }, { type: "ok", reply_to: null }], 1, model)).toBe(model);
  });

  it("shows the microphone off at once when the hall closed it on a lost line", () => {
    const model = play([kJoined, roster([site("y-yen", { microphone: "live" })])]);
    expect(reduce(model, { type: "closed_here" }).microphone.state).toBe("off");
  });

  it("leaves nothing of the former conference in standby, and says when a call is answered", () => {
    const standby: ServerMessage = {
      type: "standby",
      site: "y-yen",
      name: "Ý Yên",
      next: null,
      invitations: [],
      call: { conference: "khan", title: "Họp khẩn", from: "UBND tỉnh", answer_in_ms: 10_000 },
    };
    const model = play([
      kJoined,
      roster([site("y-yen", { microphone: "live" })]),
      { type: "ended", conference: "hop", cause: "all_gone" },
      standby,
    ]);
    expect(model.conference).toBeNull();
    expect(model.sites).toEqual([]);
    expect(model.microphone.state).toBe("off");
    expect(model.self).toEqual({ site: "y-yen", name: "Ý Yên", role: "site" });
    expect(model.standby?.call).toMatchObject({ conference: "khan", at: 11_000 });
    expect(model.endedBy).toBe("all_gone");
    const back = play([kJoined], 1, model);
    expect(back.standby).toBeNull();
    expect(back.endedBy).toBeNull();
  });

  it("keeps a move notice until the hall is moved", () => {
    const notice: ServerMessage = { type: "move_notice", conference: "khan", title: "Họp khẩn", from: "", in_ms: 10_000 };
    const model = play([kJoined, notice]);
    expect(model.moveNotice).toEqual({ conference: "khan", title: "Họp khẩn", from: "", at: 11_000 });
    expect(play([kJoined], 1, model).moveNotice).toBeNull();
  });

  it("lets turns stand still in a break", () => {
    const floor = (remaining_ms: number): ServerMessage => ({
      type: "floor",
      holders: [{ site: "y-yen", remaining_ms, limit_ms: 60_000, phase: "speaking" }],
      queue: [],
    });
    const left = (model: Model, now: number) => remainingMs(holderOf(model, "y-yen")?.endsAt ?? null, turnTime(model, now));
    const before = play([kJoined, roster([site("y-yen")]), floor(60_000)], 0);
    const paused = play([roster([site("y-yen")], { phase: "paused" })], 20_000, before);
    expect(left(paused, 20_000)).toBe(40_000);
    expect(left(paused, 500_000)).toBe(40_000);
    // A change in the break is told by the clock that stands.
    expect(left(play([roster([site("y-yen")], { phase: "paused" }), floor(30_000)], 300_000, paused), 400_000)).toBe(30_000);
    const resumed = play([roster([site("y-yen")]), floor(40_000)], 500_000, paused);
    expect(left(resumed, 510_000)).toBe(30_000);
  });

  it("knows when the conference is to end, and its title as it is now", () => {
    const model = play([kJoined, { type: "timing", ends_in_ms: -500, overrun: true }, roster([], { title: "Họp mới" })]);
    expect(model.timing).toEqual({ endsAt: 500, overrun: true });
    expect(model.conference).toEqual({ id: "hop", title: "Họp mới" });
  });
});
