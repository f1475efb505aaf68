import type { SiteId, SlotEntry } from "../protocol/messages";

// One picture on the page: which m-line feeds it and whose it is.
export interface PlannedTile {
  mid: string;
  site: SiteId;
}

export type PicturePlan =
  | { kind: "nothing" }
  | { kind: "composed"; mid: string }
  // Stage first; a missing stage leaves its slot to the next. `content` stands before them all.
  | { kind: "forwarded"; content: PlannedTile | null; tiles: readonly PlannedTile[] };

// What the slots say is to be drawn. A site stands once, even while the mcu moves it between stage and gallery.
export function planPicture(slots: readonly SlotEntry[]): PicturePlan {
  const stage = slots.find((slot) => slot.slot === "stage");
  if (stage?.composed === true) return { kind: "composed", mid: stage.mid };
  const ordered = [...slots].filter(isPictureSlot).sort((a, b) => slotOrder(a.slot) - slotOrder(b.slot));
  const tiles: PlannedTile[] = [];
  for (const { mid, site } of ordered) {
    if (site !== null && !tiles.some((tile) => tile.site === site)) tiles.push({ mid, site });
  }
  const content = contentOf(slots);
  return tiles.length === 0 && content === null ? { kind: "nothing" } : { kind: "forwarded", content, tiles };
}

function contentOf(slots: readonly SlotEntry[]): PlannedTile | null {
  const slot = slots.find((entry) => entry.slot === "content");
  return slot === undefined || slot.site === null ? null : { mid: slot.mid, site: slot.site };
}

function isPictureSlot(slot: SlotEntry): boolean {
  return slot.slot === "stage" || slot.slot.startsWith("gallery-");
}

function slotOrder(slot: string): number {
  return slot === "stage" ? 0 : Number.parseInt(slot.slice("gallery-".length), 10);
}
