import { path } from "../api/client";
import type { ApiClient } from "../api/client";
import type { Conference } from "../api/calendar_types";
import { extendedEnd } from "../time/extended_end";
import { addMinutes } from "../time/province_time";

// What the person who leads a conference asks of signaling besides the floor: its phases and its length. Failures are
// ApiErrors.
export class ConferenceCourse {
  constructor(
    readonly conference: string,
    readonly api: Pick<ApiClient, "get" | "post" | "file" | "fileName" | "setCsrfToken">,
  ) {}

  // "in_session" begins, resumes and reopens. Closing was confirmed by the person.
  async setPhase(phase: "in_session" | "closed"): Promise<void> {
    await this.change({ phase, confirmed: phase === "closed" });
  }

  // A break of so many minutes, or until somebody ends it. The time is only told; nothing begins by itself.
  async pause(minutes: number | null): Promise<void> {
    const resumes_at = minutes === null ? null : addMinutes(new Date().toISOString(), minutes);
    await this.change({ phase: "paused", confirmed: false, ...(resumes_at !== null && { resumes_at }) });
  }

  // Moves the expected end. Asks others first where it runs into theirs: the answer then has a question.
  async extend(minutes: number): Promise<Conference> {
    await this.arm();
    const address = path`/conferences/${this.conference}`;
    const { expected_end } = await this.api.get<Conference>(address);
    const until = extendedEnd(expected_end, minutes, Date.now());
    return this.api.post<Conference>(`${address}/extensions`, { until });
  }

  private async change(phase: object): Promise<void> {
    await this.arm();
    await this.api.post(path`/conferences/${this.conference}/phases`, phase);
  }

  // The log-in may be another one than a while ago.
  private async arm(): Promise<void> {
    this.api.setCsrfToken((await this.api.get<{ csrf_token: string | null }>("/me")).csrf_token ?? null);
  }
}
