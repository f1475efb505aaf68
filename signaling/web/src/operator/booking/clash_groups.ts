import type { Clash } from "../../api/calendar_types";

// Clashes with the same other conference in the same way, which differ only by their site: twelve halls that are all
// busy are one thing to read.
export interface ClashGroup {
  first: Clash;
  sites: string[]; // empty for the capacity of the server
}

// Hard ones first; otherwise as they come, in the order of the occurrences.
export function groupClashes(clashes: readonly Clash[]): ClashGroup[] {
  const groups = new Map<string, ClashGroup>();
  for (const clash of [...clashes.filter((one) => one.hard), ...clashes.filter((one) => !one.hard)]) {
    const key = [clash.kind, clash.hard, clash.conference, clash.other, clash.from, clash.to].join(" ");
    const group = groups.get(key) ?? { first: clash, sites: [] };
    if (clash.site !== null) group.sites.push(clash.site);
    groups.set(key, group);
  }
  return [...groups.values()];
}
