import type { ClientMessage, Policy, SiteEntry, SiteId } from "../protocol/messages";

// What the chair may do with a site at one touch.
export type SiteAction = "grant" | "deny" | "revoke" | "mute" | "none";

// The buttons in the first row of a site's card, most important first.
export function mainActions(entry: SiteEntry, holds: boolean, policy: Policy): readonly SiteAction[] {
  if (entry.role === "chair") return ["none"]; // speaks by standing right
  if (policy === "open") return entry.microphone === "live" ? ["mute"] : ["none"];
  if (holds) return ["revoke"];
  return entry.microphone === "asked" ? ["grant", "deny"] : ["grant"];
}

// A grant carries the chosen time limit; without one signaling's general limit counts.
export function grantMessage(site: SiteId, seconds: number | null): ClientMessage {
  return seconds === null ? { type: "floor.grant", site } : { type: "floor.grant", site, seconds };
}
