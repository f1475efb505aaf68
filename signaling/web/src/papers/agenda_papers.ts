import type { ApiClient } from "../api/client";
import { path } from "../api/client";
import type { Conference, Paper } from "../api/calendar_types";

// An item of an agenda: its place from 0, and its title, by which signaling notices that the agenda has changed.
export interface AgendaPlace {
  item: number;
  title: string;
}

// Attaches papers to the agenda of a conference and takes them off, for its secretary; the new agenda comes as any change
// of it. Failures are ApiErrors.
export class AgendaPapers {
  constructor(
    private readonly conference: string,
    private readonly api: Pick<ApiClient, "get" | "upload" | "remove" | "file" | "setCsrfToken">,
  ) {}

  async attach(
    { item, title }: AgendaPlace,
    file: Blob,
    name: string,
    tell: (part: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.api.upload<Paper>(await this.addressOf(item), { name, title }, file, tell, signal);
  }

  async takeOff({ item }: AgendaPlace, paper: number): Promise<void> {
    await this.api.remove((await this.addressOf(item)) + path`/${paper}`);
  }

  file(id: number): Promise<Blob> {
    return this.api.file(path`/papers/${id}`);
  }

  // The log-in may be another one than a while ago.
  private async addressOf(item: number): Promise<string> {
    this.api.setCsrfToken((await this.api.get<{ csrf_token: string | null }>("/me")).csrf_token ?? null);
    const { booking } = await this.api.get<Conference>(path`/conferences/${this.conference}`);
    return path`/bookings/${booking}/agenda/${item}/papers`;
  }
}
