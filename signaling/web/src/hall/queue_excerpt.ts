import type { SiteId } from "../protocol/messages";

export interface QueuePlace {
  place: number; // from 1
  site: SiteId;
}

// The part of a queue that a hall's page has room for: those whose turn comes next, and the own site wherever it stands.
export function queueExcerpt(
  queue: readonly { site: SiteId }[],
  own: SiteId | null,
  room: number,
): { shown: QueuePlace[]; hidden: number } {
  const all = queue.map(({ site }, index) => ({ place: index + 1, site }));
  if (all.length <= room) return { shown: all, hidden: 0 };
  const next = all.slice(0, room);
  const self = all.slice(room).find(({ site }) => site === own);
  const shown = self === undefined ? next : [...next.slice(0, -1), self];
  return { shown, hidden: all.length - shown.length };
}
