import type { Policy, SiteEntry, SiteId } from "../protocol/messages";

// What the chair may do with a site by the first button of its tile; null: nothing.
export type SiteAction = "grant" | "revoke" | "readmit" | "mute";

export function mainAction(
  entry: Pick<SiteEntry, "site" | "role" | "removed" | "microphone">,
  holds: boolean,
  policy: Policy,
  lecturer: SiteId | null,
): SiteAction | null {
  if (entry.removed) return "readmit";
  if (policy === "open") return entry.microphone === "live" ? "mute" : null;
  if (holds) return "revoke";
  const standing = entry.role === "chair" || (policy === "lecture" && entry.site === lecturer);
  return standing ? null : "grant";
}

// What is to be said of a site first, the most urgent before all.
export type SiteCondition = "removed" | "lost" | "absent" | "silent" | "live" | "asked" | "help" | "muted" | "off";

export function siteCondition(entry: SiteEntry, holds: boolean): SiteCondition {
  if (entry.removed) return "removed";
  if (!entry.connected) return entry.was_in || holds ? "lost" : "absent";
  if (entry.silent) return "silent";
  if (entry.microphone !== "off") return entry.microphone;
  if (entry.help !== null) return "help";
  return entry.muted ? "muted" : "off";
}
