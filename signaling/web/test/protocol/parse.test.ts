import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";
import { floor, holder, joined, microphone, queued, roster, site } from "../support/messages";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

describe("parseServerMessage", () => {
  it("reads a whole roster", () => {
    const entry = site("y-yen", {
      name: "Ý Yên",
      microphone: "asked",
      place: 2,
      view: "forwarded",
      muted: true,
      removed: true,
      help: "",
      silent: true,
      content: true,
    });
    const message = roster([entry], {
      phase: "paused",
      resumes_at: "2026-12-01T02:00:00Z",
      policy: "lecture",
      lecturer: "y-yen",
      locked: true,
      acting: { role: "operator", name: "Lan" },
      chair_lost: true,
      message: "Giải lao",
      preset: "pair",
      stage: "y-yen",
      on_stage: "y-yen",
      content: "y-yen",
      mcu: false,
    });
    expect(parse(message)).toEqual(message);
    expect(parse({ type: "roster", sites: [] })).toEqual(roster([], { title: "" }));
  });

  it("reads joined, of a chair's page without a site too", () => {
    const message = { ...joined({ self: { site: null, name: "", role: "chair" }, resumed: true }), seq: 12 };
    expect(parse(message)).toEqual(message);
    expect(parse({ type: "joined", conference: {}, self: {} })).toMatchObject({ stream: "", resumed_state: false });
    expect(parse({ type: "joined", conference: {} })).toBeNull();
  });

  it("reads both floors", () => {
    const turn = holder("a", { delegate: "Bà Lan", post: "Chủ tịch", remaining_ms: 5, phase: "grace", gone: true });
    const message = floor({ holders: [turn], queue: [queued("b", { priority: true })] }, { queue: [queued("a")] });
    expect(parse(message)).toEqual(message);
    expect(parse({ type: "floor", order: "new word" })).toMatchObject({
      order: "time",
      speech: { holders: [], queue: [] },
      content: { holders: [], queue: [] },
    });
  });

  it("reads the own microphone, and what can be taken back", () => {
    const message = microphone({ state: "live", silent: true, content: { holder: true, place: 1, can_send: true } });
    expect(parse(message)).toEqual(message);
    const undo = { type: "undo", what: "mute_all", site: null, in_ms: 4000 };
    expect(parse(undo)).toEqual(undo);
    expect(parse({ type: "undo" })).toEqual({ type: "undo", what: null, site: null, in_ms: null });
  });

  it("reads layers and errors", () => {
    expect(parse({ type: "layers", layers: ["h", "x", 7, "l"] })).toEqual({ type: "layers", layers: ["h", "l"] });
    expect(parse({ type: "error", code: "floor.full", message: { vi: "đủ", en: "full" }, reply_to: "offer-1" })).toEqual({
      type: "error",
      code: "floor.full",
      field: null,
      message: { vi: "đủ", en: "full" },
      reply_to: "offer-1",
    });
    expect(parse({ type: "error" })).toMatchObject({ code: "unknown", message: { vi: "unknown", en: "unknown" } });
  });

  it("keeps the number of a message", () => {
    expect(parse({ type: "pong", seq: 7 })).toEqual({ type: "pong", seq: 7 });
    expect(parse({ type: "pong", seq: "7" })).toEqual({ type: "pong" });
  });

  it("drops what is no message", () => {
    for (const text of ["", "{", "null", "[]", '"x"', "7", "{}", '{"type":7}', '{"type":"of_a_later_version"}']) {
      expect(parseServerMessage(text), text).toBeNull();
    }
    expect(parse({ type: "answer", sdp: 7 })).toBeNull();
    expect(parse({ type: "constructor" })).toBeNull();
    expect(parse({ type: "toString" })).toBeNull();
  });

  it("drops broken entries and keeps the others", () => {
    expect(parse({ type: "slots", slots: [null, { mid: "2" }, { mid: "3", slot: "stage", composed: true }] })).toEqual({
      type: "slots",
      slots: [{ mid: "3", slot: "stage", site: null, view: "composed", composed: true }],
    });
    expect(parse({ type: "speaking", sites: ["a", 7, null, "b"] })).toEqual({ type: "speaking", sites: ["a", "b"] });
    expect(parse({ type: "roster", sites: [{ name: "no id" }, { site: "x", place: "2", microphone: "loud" }] })).toMatchObject({
      sites: [{ site: "x", name: "x", place: null, microphone: "off", view: "composed" }],
    });
  });

  it("reads what a hall in standby shows", () => {
    const next = {
      conference: "hn-1",
      title: "Giao ban",
      start: "2026-12-01T01:00:00Z",
      testing_from: "2026-12-01T00:00:00Z",
      chair_site_name: "UBND tỉnh",
    };
    const invitation = { booking: "hn-1", occurrence: null, conference: "hn-1", title: "Giao ban", start: next.start, answer: null };
    const call = { conference: "khan", title: "Họp khẩn", from: "UBND tỉnh", answer_in_ms: 10_000 };
    const message = { type: "standby", site: "y-yen", name: "Ý Yên", next, invitations: [invitation], call };
    expect(parse(message)).toEqual(message);
    expect(parse({ type: "standby", site: "y-yen", invitations: [7, {}, { ...invitation, answer: "maybe" }] })).toEqual({
      type: "standby",
      site: "y-yen",
      name: "y-yen",
      next: null,
      invitations: [invitation],
      call: null,
    });
    expect(parse({ type: "standby" })).toBeNull();
  });

  it("reads notices, ends, timing and roles beside site and chair", () => {
    const notice = { type: "move_notice", conference: "khan", title: "Họp khẩn", from: "", in_ms: 10_000 };
    expect(parse(notice)).toEqual(notice);
    expect(parse({ type: "ended", conference: "hn-1", cause: "cancelled" })).toMatchObject({ cause: "cancelled" });
    expect(parse({ type: "ended", conference: "hn-1", cause: "new word" })).toMatchObject({ cause: "closed" });
    expect(parse({ type: "timing", ends_in_ms: -5, overrun: true })).toEqual({
      type: "timing",
      ends_in_ms: -5,
      overrun: true,
    });
    const joinedAs = (role: string) => parse({ type: "joined", conference: {}, self: { site: null, name: "Lan", role } });
    expect(joinedAs("operator")).toMatchObject({ self: { role: "operator" } });
    expect(joinedAs("guest")).toMatchObject({ self: { role: "site" } });
  });
});
