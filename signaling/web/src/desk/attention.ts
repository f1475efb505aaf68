import type { SiteEntry } from "../protocol/messages";

// What an operator has to look after, the most urgent first.
export interface Attention {
  kind: "help" | "lost" | "silent" | "removed" | "absent";
  entry: SiteEntry;
}

const kOrder: readonly Attention["kind"][] = ["help", "lost", "silent", "removed", "absent"];

export function attentionOf(sites: readonly SiteEntry[]): Attention[] {
  const found = sites.flatMap((entry): Attention[] => {
    const kinds: Attention["kind"][] = [];
    if (entry.help !== null) kinds.push("help");
    if (entry.removed) kinds.push("removed");
    else if (!entry.connected) kinds.push(entry.was_in ? "lost" : "absent");
    if (entry.silent) kinds.push("silent");
    return kinds.map((kind) => ({ kind, entry }));
  });
  return found.sort((a, b) => kOrder.indexOf(a.kind) - kOrder.indexOf(b.kind));
}
