// Tones that come again and again until they are stopped. Made here, so that no file has to be loaded for them. A browser
// that lets no sound out before a click stays silent; the screen rings all the same.

export interface Ring {
  tones: readonly { hertz: number; at: number; length: number }[]; // seconds
  everyMs: number;
  loudness: number; // 0…1
}

const kCallRing: Ring = {
  tones: [
    { hertz: 880, at: 0, length: 0.35 },
    { hertz: 660, at: 0.4, length: 0.35 },
  ],
  everyMs: 1600,
  loudness: 0.35,
};

export const kAlarmRing: Ring = {
  tones: [
    { hertz: 1175, at: 0, length: 0.12 },
    { hertz: 1175, at: 0.2, length: 0.12 },
  ],
  everyMs: 5000,
  loudness: 0.2,
};

export class RingTone {
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly sound: Ring = kCallRing) {}

  start(): void {
    if (this.context !== null || globalThis.AudioContext === undefined) return;
    this.context = new AudioContext();
    this.ring();
    this.timer = setInterval(() => this.ring(), this.sound.everyMs);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    void this.context?.close();
    this.context = null;
  }

  private ring(): void {
    const { context } = this;
    if (context === null || context.state !== "running") return;
    const { tones, loudness } = this.sound;
    for (const { hertz, at, length } of tones) playTone(context, hertz, loudness, context.currentTime + at, length);
  }
}

// Swells and fades within 20 ms, so that it does not click.
function playTone(context: AudioContext, hertz: number, loudness: number, start: number, length: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
  gain.gain.setValueAtTime(loudness, start + length - 0.02);
  gain.gain.linearRampToValueAtTime(0, start + length);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + length);
}
