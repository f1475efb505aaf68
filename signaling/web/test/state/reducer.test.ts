import { describe, expect, it } from "vitest";
import type { ServerMessage } from "../../src/protocol/messages";
import { connectedCount, ownSite, siteName } from "../../src/state/queries";
import { reduce } from "../../src/state/reducer";
import { joined, play, roster, site } from "../support/messages";

const kJoined = joined();

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

  it("knows when the conference is to end, and its title as it is now", () => {
    const model = play([kJoined, { type: "timing", ends_in_ms: -500, overrun: true }, roster([], { title: "Họp mới" })]);
    expect(model.timing).toEqual({ endsAt: 500, overrun: true });
    expect(model.conference).toEqual({ id: "hop", title: "Họp mới" });
  });

  it("knows what stands over the whole conference", () => {
    const model = play([
      kJoined,
      roster([site("y-yen", { removed: true, help: "không có tiếng" })], {
        resumes_at: "2026-12-01T02:00:00Z",
        policy: "lecture",
        lecturer: "y-yen",
        locked: true,
        acting: { role: "deputy", name: "Trần Thị B" },
        chair_lost: true,
        message: "Giải lao sau mục này",
        preset: "pair",
        content: "y-yen",
      }),
    ]);
    expect(model).toMatchObject({
      resumesAt: "2026-12-01T02:00:00Z",
      policy: "lecture",
      lecturer: "y-yen",
      locked: true,
      acting: { role: "deputy", name: "Trần Thị B" },
      chairLost: true,
      deskMessage: "Giải lao sau mục này",
      preset: "pair",
      content: { shown: "y-yen", holders: [], queue: [] },
    });
    expect(ownSite(model)).toMatchObject({ removed: true, help: "không có tiếng" });
  });
});

describe("coming back", () => {
  const before = play([
    kJoined,
    roster([site("y-yen")], { phase: "paused" }),
    { type: "timing", ends_in_ms: 60_000, overrun: false },
    { type: "undo", what: "floor.grant", site: "y-yen", in_ms: 5000 },
  ]);

  it("keeps what is not told again", () => {
    const model = play([joined({ resumed_state: true })], 9000, before);
    expect(model).toMatchObject({ turnsStoodAt: 1000, timing: { endsAt: 61_000 }, undo: { until: 6000 } });
  });

  it("waits for the clocks of a fresh state, and shows the sites until it comes", () => {
    const model = play([joined()], 9000, before);
    expect(model).toMatchObject({ turnsStoodAt: null, timing: { endsAt: null }, undo: null });
    expect(model.sites).toHaveLength(1);
  });

  it("leaves nothing of another conference", () => {
    const other = { id: "khan", title: "Họp khẩn", policy: "open" } as const;
    const model = play([joined({ conference: other })], 9000, before);
    expect(model).toMatchObject({ sites: [], phase: "in_session", conference: { id: "khan" }, policy: "open" });
  });
});
