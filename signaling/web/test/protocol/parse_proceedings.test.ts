import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

// What was sent and what was read are the same.
const reads = (message: object) => expect(parse(message)).toEqual(message);

describe("agenda", () => {
  const item = {
    title: "Báo cáo tình hình mưa lũ",
    planned_minutes: 15,
    speakers: [{ site: "y-yen", delegate: "Ông Nguyễn Văn A" }],
    papers: [{ id: 7, name: "Báo cáo.pdf" }],
    preset: "pair",
    notes: "Đê an toàn.",
    conclusion: "",
  };

  it("is read whole", () => reads({ type: "agenda", current: 0, items: [item] }));

  it("keeps the number of every item, and no current one that is not there", () => {
    expect(parse({ type: "agenda", current: 5, items: [7, item] })).toMatchObject({
      current: null,
      items: [{ title: "", speakers: [], papers: [] }, { title: item.title }],
    });
    expect(parse({ type: "agenda" })).toEqual({ type: "agenda", current: null, items: [] });
  });
});

describe("roll", () => {
  const entry = { site: "y-yen", presence: "stand_in", answered: true, head: "Bà Lan", delegates: 20, invited: 25 };

  it("is read whole", () => {
    reads({ type: "roll", running: true, calling: "y-yen", remaining_ms: 20_000, entries: [entry] });
    reads({ type: "roll", running: false, calling: null, remaining_ms: null, entries: [{ ...entry, presence: null }] });
  });

  it("knows no presence of a later version", () => {
    expect(parse({ type: "roll", entries: [{ site: "a", presence: "by telephone" }, {}] })).toMatchObject({
      running: false,
      entries: [{ site: "a", presence: null, invited: 0 }],
    });
  });
});

describe("vote", () => {
  const total = { yes: 180, no: 4, abstain: 2 };
  const vote = {
    type: "vote",
    id: "2",
    state: "open",
    question: "Thông qua phương án hộ đê",
    quorum: 50,
    present: 210,
    entries: [{ site: "y-yen", yes: 20, no: 0, abstain: 1, by: "thư ký" }],
    total,
    valid: true,
    past: [{ question: "Chương trình họp", total, present: 200, valid: false }],
  };

  it("is read whole", () => {
    reads(vote);
    expect(parse({ ...vote, id: 2 })).toEqual(vote);
  });

  it("is none unless it says so", () => {
    expect(parse({ type: "vote" })).toMatchObject({ state: "none", entries: [], total: { yes: 0, no: 0, abstain: 0 } });
  });
});

describe("stage", () => {
  const names = { vi: "Hai hình bằng nhau", en: "Two equal" };
  const preset = { id: "pair", ...names, layout: "pair", places: ["speaker", "chair"], fill: false };
  const group = { id: "halls", preset: "pair", places: ["y-yen", ""], prepared: { preset: "pair", places: [null, "content"] } };

  it("is read whole", () => {
    reads({ type: "stage", presets: [preset], groups: [group], thumbnails: ["a", "b"], message: "Giải lao" });
    reads({ type: "stage", presets: [], groups: [{ ...group, prepared: null }], thumbnails: [], message: "" });
  });

  it("keeps the places that it can read where they are", () => {
    expect(parse({ type: "stage", groups: [{ id: "halls", places: [7, "a"], prepared: { places: [7, "b"] } }] })).toMatchObject({
      groups: [{ preset: "", places: ["", "a"], prepared: { preset: "", places: [null, "b"] } }],
      presets: [],
    });
  });
});

describe("chat", () => {
  const entry = { n: 3, at: "2026-12-01T01:00:00Z", site: null, name: "Lan", role: "operator", to: "desk", text: "Chào" };

  it("is read whole", () => {
    reads({ type: "chat", messages: [entry] });
  });

  it("leaves out what has no number", () => {
    expect(parse({ type: "chat", messages: [{ ...entry, n: "3" }, entry] })).toEqual({ type: "chat", messages: [entry] });
  });
});
