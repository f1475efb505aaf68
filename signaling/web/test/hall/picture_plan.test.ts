import { describe, expect, it } from "vitest";
import type { SlotEntry } from "../../src/protocol/messages";
import { planPicture } from "../../src/hall/picture_plan";

const slot = (mid: string, name: string, site: string | null, composed = false): SlotEntry => ({
  mid,
  slot: name,
  site,
  view: composed ? "composed" : "forwarded",
  composed,
});

describe("planPicture", () => {
  it("shows the composed picture from the stage slot", () => {
    expect(planPicture([slot("0", "audio", null), slot("2", "stage", null, true), slot("3", "gallery-1", null)])).toEqual({
      kind: "composed",
      mid: "2",
    });
  });

  it("puts the stage first and the gallery in numeric order", () => {
    const plan = planPicture([
      slot("11", "gallery-10", "j"),
      slot("4", "gallery-2", "b"),
      slot("0", "audio", "nobody"),
      slot("2", "stage", "s"),
      slot("3", "gallery-1", "a"),
      slot("5", "gallery-3", null),
    ]);
    expect(plan).toEqual({
      kind: "forwarded",
      content: null,
      tiles: [
        { mid: "2", site: "s" },
        { mid: "3", site: "a" },
        { mid: "4", site: "b" },
        { mid: "11", site: "j" },
      ],
    });
  });

  it("draws a site once while it moves between slots", () => {
    expect(planPicture([slot("2", "stage", "a"), slot("3", "gallery-1", "a"), slot("4", "gallery-2", "b")])).toEqual({
      kind: "forwarded",
      content: null,
      tiles: [
        { mid: "2", site: "a" },
        { mid: "4", site: "b" },
      ],
    });
  });

  it("has a place of its own for content, also where nobody is seen", () => {
    const content = { mid: "3", site: "s" };
    expect(planPicture([slot("2", "stage", "s"), slot("3", "content", "s")])).toEqual({
      kind: "forwarded",
      content,
      tiles: [{ mid: "2", site: "s" }],
    });
    expect(planPicture([slot("3", "content", "s")])).toEqual({ kind: "forwarded", content, tiles: [] });
    expect(planPicture([slot("2", "stage", null, true), slot("3", "content", "s")])).toMatchObject({ kind: "composed" });
  });

  it("has nothing to draw before slots are filled", () => {
    expect(planPicture([])).toEqual({ kind: "nothing" });
    expect(planPicture([slot("2", "stage", null), slot("3", "gallery-1", null)])).toEqual({ kind: "nothing" });
  });
});
