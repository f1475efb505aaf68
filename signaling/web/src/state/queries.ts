import type { AgendaItemEntry, RollEntry, SiteEntry, SiteId } from "../protocol/messages";
import type { Holder, Model, TestedSite } from "./model";

// Questions the pages ask of the model.

export function siteById(model: Model, site: SiteId | null): SiteEntry | null {
  return model.sites.find((entry) => entry.site === site) ?? null;
}

// The name to draw for a site; an id we have no roster entry for stands for itself.
export function siteName(model: Model, site: SiteId): string {
  return siteById(model, site)?.name ?? site;
}

export function holderOf(model: Model, site: SiteId | null): Holder | null {
  return model.holders.find((holder) => holder.site === site) ?? null;
}

export function ownSite(model: Model): SiteEntry | null {
  return siteById(model, model.self?.site ?? null);
}

// What the test before the conference found at the own site; null: nothing is known of one.
export function ownTest({ preflight, self }: Pick<Model, "preflight" | "self">): TestedSite | null {
  return preflight?.sites.find(({ site }) => site === self?.site) ?? null;
}

export function isBeingTested({ state }: Pick<TestedSite, "state">): boolean {
  return state === "running" || state === "waiting";
}

export function isSpeaking(model: Model, site: SiteId): boolean {
  return model.speaking.includes(site);
}

// The booked sites: without guests.
export function bookedSites({ sites }: Pick<Model, "sites">): SiteEntry[] {
  return sites.filter((entry) => entry.role !== "guest");
}

export function connectedCount(model: Model): number {
  return bookedSites(model).filter((entry) => entry.connected).length;
}

// The time by which turns are counted: it stands still in a break.
export function turnTime(model: Model, now: number): number {
  return model.turnsStoodAt ?? now;
}

// Milliseconds left of a turn, or null if it has no limit.
export function remainingMs(endsAt: number | null, now: number): number | null {
  return endsAt === null ? null : Math.max(0, endsAt - now);
}

export function currentItem({ agenda }: Pick<Model, "agenda">): AgendaItemEntry | null {
  return agenda === null || agenda.current === null ? null : (agenda.items[agenda.current] ?? null);
}

export function rollEntry({ roll }: Pick<Model, "roll">, site: SiteId | null): RollEntry | null {
  return roll?.entries.find((entry) => entry.site === site) ?? null;
}
