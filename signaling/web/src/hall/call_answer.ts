import type { UrgentCall } from "../state/model";

// Answers an urgent call when nobody in the hall has, so that an unattended hall takes part. A line that is down at that
// moment does not matter: signaling tells the call again when it is back.
export class CallAnswer {
  private waiting: UrgentCall | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly now: () => number,
    private readonly answer: (conference: string) => void,
  ) {}

  update(call: UrgentCall | null): void {
    if (call === this.waiting) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting = call;
    if (call === null) return;
    this.timer = setTimeout(() => this.answer(call.conference), Math.max(0, call.at - this.now()));
  }
}
