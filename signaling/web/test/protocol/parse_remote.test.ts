import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

describe("remote.do", () => {
  const order = { type: "remote.do", request: 3, what: "switch", kind: "camera", device: "c2", by: "Trần Văn An" };

  it("is read whole", () => {
    expect(parse(order)).toEqual(order);
    expect(parse({ type: "remote.do", request: 3, what: "still" })).toEqual({
      ...order,
      what: "still",
      kind: null,
      device: null,
      by: "",
    });
  });

  it.each([{ request: "3" }, { request: undefined }, { what: "explode" }])("needs its number and a known task: %j", (broken) => {
    expect(parse({ ...order, ...broken })).toBeNull();
  });

  it("names no device of an unknown kind", () => {
    expect(parse({ ...order, kind: "door" })).toMatchObject({ kind: null });
  });
});

describe("remote.state", () => {
  it("says what technicians do at the own site", () => {
    const state = { type: "remote.state", cap_kbps: 400, listening: true, talker: "An" };
    expect(parse(state)).toEqual(state);
    expect(parse({ type: "remote.state" })).toEqual({ ...state, cap_kbps: null, listening: false, talker: null });
  });

  it.each([0, -5, "400", null])("takes a cap of %j as none", (cap_kbps) => {
    expect(parse({ type: "remote.state", cap_kbps })).toMatchObject({ cap_kbps: null });
  });
});

describe("remote.answer", () => {
  const answer = {
    type: "remote.answer",
    reply_to: "remote-1",
    request: 3,
    site: "y-yen",
    what: "still",
    ok: true,
    text: { vi: "Xong.", en: "Done." },
    devices: [{ kind: "camera", id: "c1", label: "HD Webcam", chosen: true }],
    image: "/9j/4AAQSkZJRg==",
  };

  it("is read whole", () => {
    expect(parse(answer)).toEqual(answer);
    expect(parse({ ...answer, text: null, devices: null, image: null })).toMatchObject({
      text: null,
      devices: null,
      image: null,
    });
  });

  it.each(["/9j/\" onload=\"x", "iVBORw0KGgo=", "/9j/" + "A".repeat(98_304), 7])("shows nothing that is no JPEG: %#", (image) => {
    expect(parse({ ...answer, image })).toMatchObject({ ok: true, image: null });
  });

  it("leaves out devices that it cannot name", () => {
    const devices = [{ kind: "door", id: "d" }, { kind: "camera" }, null, { kind: "microphone", id: "m" }];
    expect(parse({ ...answer, devices })).toMatchObject({
      devices: [{ kind: "microphone", id: "m", label: "", chosen: false }],
    });
  });

  it.each([{ request: null }, { site: 7 }, { what: "dance" }])("is nothing without %j", (broken) => {
    expect(parse({ ...answer, ...broken })).toBeNull();
  });
});

describe("remote", () => {
  it("names the sites at which technicians do something", () => {
    const busy = { site: "y-yen", cap_kbps: 300, listeners: ["An"], watchers: ["Bình"], talker: "An" };
    expect(parse({ type: "remote", sites: [busy] })).toEqual({ type: "remote", sites: [busy] });
    expect(parse({ type: "remote", sites: [{ site: "a", listeners: [1, "An"] }, { talker: "x" }] })).toEqual({
      type: "remote",
      sites: [{ site: "a", cap_kbps: null, listeners: ["An"], watchers: [], talker: null }],
    });
    expect(parse({ type: "remote" })).toEqual({ type: "remote", sites: [] });
  });
});
