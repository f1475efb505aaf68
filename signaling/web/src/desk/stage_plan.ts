import { kMaxTiles, layoutTiles } from "../picture/layout_tiles";
import type { TileRect } from "../picture/layout_tiles";
import type { GroupEntry, GroupId, PlaceChoice, PresetEntry, SiteId } from "../protocol/messages";
import type { Stage } from "../state/model";

// What an operator prepares for one group of viewers, before the take.
export interface Draft {
  preset: string;
  choices: readonly PlaceChoice[]; // by place; beyond the end: null, what the preset's rule says
}

// One tile of a diagram: where it stands and what is in it.
export interface PlannedTile {
  rect: TileRect;
  place: string; // a site, "content", or ""
  by: "hand" | "rule" | "fill"; // fill: the site only follows in its order
}

export const kContent = "content";

// The groups an operator directs; the thumbnails are the pages' own.
export function directedGroups(stage: Stage): readonly GroupEntry[] {
  return stage.groups.filter(({ id }) => id !== "thumbnails");
}

export function presetOf(stage: Stage, id: string): PresetEntry | null {
  return stage.presets.find((preset) => preset.id === id) ?? null;
}

// Puts something into a place of the draft. A site stands once: where it was before, the rule counts again.
export function putInPlace(choices: readonly PlaceChoice[], index: number, choice: PlaceChoice): PlaceChoice[] {
  const length = Math.min(Math.max(choices.length, index + 1), kMaxTiles);
  const put = Array.from({ length }, (_, at) => {
    if (at === index) return choice;
    const former = choices[at] ?? null;
    return former === choice && former !== "" ? null : former;
  });
  while (put.length > 0 && put.at(-1) === null) put.pop();
  return put;
}

// What signaling is asked to prepare.
export function prepareMessage(group: GroupId, { preset, choices }: Draft) {
  return { type: "stage.prepare", group, preset, places: choices } as const;
}

// The tiles of a picture: what stands in the places, then the other sites in their order where the layout is filled up.
export function plannedTiles(
  preset: PresetEntry,
  places: readonly PlaceChoice[],
  choices: readonly PlaceChoice[],
  sites: readonly SiteId[],
): PlannedTile[] {
  const placed = places.map((place) => place ?? "");
  const others = preset.fill ? sites.filter((site) => !placed.includes(site)) : [];
  const all = [...placed, ...others].slice(0, kMaxTiles);
  return layoutTiles(preset.layout, all.length).map((rect, index) => {
    const by = index >= placed.length ? "fill" : (choices[index] ?? null) === null ? "rule" : "hand";
    return { rect, place: all[index] ?? "", by };
  });
}
