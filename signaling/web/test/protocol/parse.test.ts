import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

describe("parseServerMessage", () => {
  it("reads a whole roster", () => {
    expect(
      parse({
        type: "roster",
        title: "Họp",
        phase: "paused",
        policy: "open",
        layout: "grid",
        stage: null,
        on_stage: "y-yen",
        mcu: false,
        sites: [
          {
            site: "y-yen",
            name: "Ý Yên",
            role: "site",
            connected: true,
            microphone: "asked",
            place: 2,
            view: "forwarded",
            muted: true,
          },
        ],
      }),
    ).toEqual({
      type: "roster",
      title: "Họp",
      phase: "paused",
      policy: "open",
      layout: "grid",
      stage: null,
      on_stage: "y-yen",
      mcu: false,
      sites: [
        {
          site: "y-yen",
          name: "Ý Yên",
          role: "site",
          connected: true,
          microphone: "asked",
          place: 2,
          view: "forwarded",
          muted: true,
        },
      ],
    });
  });

  it("reads joined, of a chair's page without a site too", () => {
    expect(
      parse({
        type: "joined",
        version: 1,
        conference: { id: "c", title: "Họp", policy: "chaired", layout: "stage" },
        self: { site: null, name: "", role: "chair" },
        connection: "k",
        resumed: true,
      }),
    ).toMatchObject({ self: { site: null, role: "chair" }, connection: "k", resumed: true });
    expect(parse({ type: "joined", conference: {} })).toBeNull();
  });

  it("reads times, layers and errors", () => {
    expect(parse({ type: "floor", holders: [{ site: "a", remaining_ms: 5, limit_ms: null, phase: "grace" }], queue: [] })).toEqual({
      type: "floor",
      holders: [{ site: "a", remaining_ms: 5, limit_ms: null, phase: "grace" }],
      queue: [],
    });
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

  it("drops what is no message", () => {
    for (const text of ["", "{", "null", "[]", '"x"', "7", "{}", '{"type":7}', '{"type":"new_in_version_2"}']) {
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
    const joined = (role: string) => parse({ type: "joined", conference: {}, self: { site: null, name: "Lan", role } });
    expect(joined("operator")).toMatchObject({ self: { role: "operator" } });
    expect(joined("guest")).toMatchObject({ self: { role: "site" } });
  });
});
