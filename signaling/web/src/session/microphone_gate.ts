import type { Model } from "../state/model";

type Heard = Pick<Model, "microphone" | "session" | "remoteHelp">;

// Whether sound may leave the hall now. While signaling is reachable its word counts; while it is not, a turn with a
// time limit still ends on time by the page's own clock. A hall without the floor may let a technician hear it: the
// mixer gives its sound to nobody else.
export function microphoneOpen(model: Heard, now: number): boolean {
  const { state, endsAt } = model.microphone;
  if (model.session.phase === "live" && model.remoteHelp.answered) return true;
  if (state !== "live" || model.session.phase === "ended") return false;
  return model.session.phase === "live" || endsAt === null || now < endsAt;
}

// Keeps `enabled` of the own microphone's track true to the model. Off means that no sound leaves the hall.
export class MicrophoneGate {
  private track: MediaStreamTrack | null = null;
  private model: Heard | null = null;
  private held = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly now: () => number) {}

  setTrack(track: MediaStreamTrack | null): void {
    this.track = track;
    this.apply();
  }

  update(model: Heard): void {
    this.model = model;
    this.apply();
  }

  // Held shut, whatever the model says: the hall closed it and signaling does not know yet.
  hold(held: boolean): void {
    this.held = held;
    this.apply();
  }

  private apply(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const now = this.now();
    const open = !this.held && this.model !== null && microphoneOpen(this.model, now);
    if (this.track !== null) this.track.enabled = open;
    const endsAt = this.model?.microphone.endsAt ?? null;
    if (open && endsAt !== null && endsAt > now) this.timer = setTimeout(() => this.apply(), endsAt - now);
  }
}
