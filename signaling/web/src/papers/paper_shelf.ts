import type { ApiClient } from "../api/client";
import { path } from "../api/client";
import type { Booking, Conference } from "../api/calendar_types";

// What the papers belong to: a booking, or the conference that came of it.
export type PapersOf = { booking: string } | { conference: string };

export interface ShelfPaper {
  id: number;
  item: string; // of the agenda
  name: string | null; // of the file
}

// The papers on a conference's agenda, for those who are invited to it. Failures are ApiErrors.
export class PaperShelf {
  constructor(private readonly api: Pick<ApiClient, "get" | "file" | "fileName">) {}

  async papersOf(of: PapersOf): Promise<readonly ShelfPaper[]> {
    const booking = "booking" in of ? of.booking : await this.bookingOf(of.conference);
    const { agenda } = await this.api.get<Booking>(path`/bookings/${booking}`);
    const found = agenda.flatMap(({ title, papers }) => papers.map((id) => ({ id, item: title })));
    return Promise.all(found.map(async (paper) => ({ ...paper, name: await this.nameOf(paper.id) })));
  }

  file(id: number): Promise<Blob> {
    return this.api.file(path`/papers/${id}`);
  }

  private async bookingOf(conference: string): Promise<string> {
    return (await this.api.get<Conference>(path`/conferences/${conference}`)).booking;
  }

  // A paper without its name is still a paper.
  private nameOf(id: number): Promise<string | null> {
    return this.api.fileName(path`/papers/${id}`).catch(() => null);
  }
}
