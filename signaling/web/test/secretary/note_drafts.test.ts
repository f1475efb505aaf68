import { describe, expect, it } from "vitest";
import type { AgendaItemEntry } from "../../src/protocol/messages";
import { markSent, saveState, settle, shownNote, typed, unsend } from "../../src/secretary/note_drafts";

const item = (notes: string, conclusion = ""): AgendaItemEntry => ({
  title: "",
  planned_minutes: 0,
  speakers: [],
  papers: [],
  preset: "",
  notes,
  conclusion,
});

const kTyped = typed({}, 1, { notes: "Đê an toàn", conclusion: "" });

describe("notes", () => {
  it("are unsaved, then on their way, then saved once signaling has them", () => {
    expect(saveState({})).toBe("saved");
    expect(saveState(kTyped)).toBe("unsaved");
    const sent = markSent(kTyped, 1);
    expect(saveState(sent)).toBe("saving");
    expect(settle(sent, [item(""), item("Đê an")])).toBe(sent);
    expect(saveState(settle(sent, [item(""), item("Đê an toàn")]))).toBe("saved");
  });

  it("stand as they were typed, whatever comes from elsewhere meanwhile", () => {
    expect(shownNote(kTyped, 1, item("của người khác")).notes).toBe("Đê an toàn");
    expect(shownNote(kTyped, 0, item("mục khác")).notes).toBe("mục khác");
  });

  it("typed on while they are on their way are unsaved again", () => {
    const more = typed(markSent(kTyped, 1), 1, { notes: "Đê an toàn.", conclusion: "" });
    expect(saveState(more)).toBe("unsaved");
    expect(settle(more, [item(""), item("Đê an toàn")])).toBe(more);
  });

  it("are sent again after a lost line", () => expect(saveState(unsend(markSent(kTyped, 1)))).toBe("unsaved"));

  it("are kept in composed form, as signaling wants them", () => {
    expect(shownNote(typed({}, 0, { notes: "Đê".normalize("NFD"), conclusion: "" }), 0, item("")).notes).toBe("Đê");
  });

  it("of an item that is gone are given up", () => expect(saveState(settle(kTyped, [item("")]))).toBe("saved"));
});
