// The ring of an urgent call: two tones, again and again. Made here, so that no file has to be loaded for it. A browser
// that lets no sound out before a click stays silent; the screen rings all the same.

const kTones = [
  { hertz: 880, at: 0, length: 0.35 },
  { hertz: 660, at: 0.4, length: 0.35 },
];
const kEveryMs = 1600;
const kLoudness = 0.35;

export class RingTone {
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;

  start(): void {
    if (this.context !== null || globalThis.AudioContext === undefined) return;
    this.context = new AudioContext();
    this.ring();
    this.timer = setInterval(() => this.ring(), kEveryMs);
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
    for (const { hertz, at, length } of kTones) playTone(context, hertz, context.currentTime + at, length);
  }
}

// Swells and fades within 20 ms, so that it does not click.
function playTone(context: AudioContext, hertz: number, start: number, length: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(kLoudness, start + 0.02);
  gain.gain.setValueAtTime(kLoudness, start + length - 0.02);
  gain.gain.linearRampToValueAtTime(0, start + length);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + length);
}
