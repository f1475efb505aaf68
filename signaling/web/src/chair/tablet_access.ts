import { ApiClient } from "../api/client";
import type { Page } from "../api/client";
import { ApiError } from "../api/problem";
import type { OpenConference } from "../api/types";
import type { Device } from "../app/device";
import { saveDevice } from "../app/device";
import type { TicketSource } from "../session/session";
import { ticketSource } from "../session/ticket_source";

export type TabletConference = Pick<OpenConference, "conference" | "title" | "phase" | "start">;

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

  tickets(conference: string): TicketSource {
    return ticketSource(conference, this.api());
  }

  private api(): ApiClient {
    return this.client(this.device);
  }
}

// Those that can be entered now.
export function openConferences(all: readonly TabletConference[]): readonly TabletConference[] {
  return all.filter(({ phase }) => phase !== "scheduled" && phase !== "closed");
}
