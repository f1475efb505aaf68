import { ApiClient } from "../api/client";
import type { Page } from "../api/client";
import { ApiError } from "../api/problem";
import type { OpenConference } from "../api/types";
import type { Device } from "../app/device";
import { saveDevice } from "../app/device";

export type TabletConference = Pick<OpenConference, "conference" | "title" | "phase" | "start"> & { chair_site: string };

// What stands between the tablet and its conferences: nothing, its PIN (asked, or never set), or that it is enrolled no
// longer.
export type TabletLock = "open" | "pin" | "no_pin" | "revoked";

// A chair's tablet before signaling: its PIN, its conferences, its tickets. Failures are ApiErrors.
export class TabletAccess {
  constructor(
    private device: Device,
    private readonly save: (device: Device) => void = saveDevice,
    private readonly client: (device: Device) => ApiClient = (key) => new ApiClient(undefined, key),
  ) {}

  site(): string {
    return this.device.site.id;
  }

  siteName(): string {
    return this.device.site.name;
  }

  async lock(): Promise<TabletLock> {
    try {
      const { device } = await this.api().get<{ device: { has_pin: boolean; locked: boolean } }>("/me");
      return device.locked ? (device.has_pin ? "pin" : "no_pin") : "open";
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401) return "revoked";
      throw error;
    }
  }

  // The right PIN opens the tablet for a day, and as long as its conference runs; the proof survives a reload.
  async unlock(pin: string): Promise<void> {
    const { unlock } = await this.api().offer<{ unlock: string }>("/me/pin-checks", { pin });
    this.device = { ...this.device, unlock };
    this.save(this.device);
  }

  async conferences(): Promise<readonly TabletConference[]> {
    return (await this.api().get<Page<TabletConference>>("/me/conferences")).items;
  }

  // Speaks for the tablet, with the proof of its PIN.
  api(): ApiClient {
    return this.client(this.device);
  }
}

// Those that can be entered now from this site.
export function openConferences(all: readonly TabletConference[], site: string): readonly TabletConference[] {
  return all.filter(({ phase, chair_site }) => phase !== "scheduled" && phase !== "closed" && chair_site === site);
}
