import { describe, expect, it } from "vitest";
import { directedGroups, plannedTiles, prepareMessage, putInPlace } from "../../src/desk/stage_plan";
import type { PresetEntry } from "../../src/protocol/messages";

const kStage: PresetEntry = { id: "stage", vi: "", en: "", layout: "stage", places: ["speaker"], fill: true };
const kPair: PresetEntry = { id: "pair", vi: "", en: "", layout: "pair", places: ["speaker", "chair"], fill: false };

describe("putInPlace", () => {
  it("leaves the other places to their rules", () => {
    expect(putInPlace([], 2, "y-yen")).toEqual([null, null, "y-yen"]);
    expect(putInPlace(["a", null, "y-yen"], 0, "")).toEqual(["", null, "y-yen"]);
  });

  it("lets a site, and the content, stand once", () => {
    expect(putInPlace(["a", "b"], 1, "a")).toEqual([null, "a"]);
    expect(putInPlace(["content"], 1, "content")).toEqual([null, "content"]);
    expect(putInPlace([""], 1, "")).toEqual(["", ""]);
  });

  it("gives a place back to its rule, and ends with the last choice", () => {
    expect(putInPlace(["a", "b"], 1, null)).toEqual(["a"]);
    expect(putInPlace(["a"], 0, null)).toEqual([]);
  });
});

it("asks for what was chosen", () => {
  expect(prepareMessage("halls", { preset: "pair", choices: [null, "y-yen"] })).toEqual({
    type: "stage.prepare",
    group: "halls",
    preset: "pair",
    places: [null, "y-yen"],
  });
});

describe("plannedTiles", () => {
  const sites = ["a", "b", "c", "d"];

  it("lets the other sites follow where the layout is filled up", () => {
    const tiles = plannedTiles(kStage, ["c"], [], sites);
    expect(tiles.map(({ place, by }) => `${place} ${by}`)).toEqual(["c rule", "a fill", "b fill", "d fill"]);
    expect(tiles[0]?.rect.width).toBeGreaterThan(tiles[1]?.rect.width ?? 1);
  });

  it("shows what was placed by hand, and leaves the rest empty", () => {
    const tiles = plannedTiles(kPair, ["b", ""], ["b"], sites);
    expect(tiles.map(({ place, by }) => `${place} ${by}`)).toEqual(["b hand", " rule"]);
  });
});

it("leaves the pages' own thumbnails alone", () => {
  const group = (id: string) => ({ id, preset: "grid", places: [], prepared: null });
  const stage = { presets: [], groups: ["halls", "thumbnails", "chair"].map(group), thumbnails: [], message: "" };
  expect(directedGroups(stage).map(({ id }) => id)).toEqual(["halls", "chair"]);
});
