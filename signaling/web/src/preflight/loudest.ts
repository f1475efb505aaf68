const kWindowSeconds = 0.1;
const kSilenceDbov = -127;

// The level of the loudest tenth of a second of a sound that comes in pieces, in dBov (RFC 6464 §3): 0 is a square wave
// of full scale, −127 digital silence.
export class Loudest {
  private readonly window: number; // samples
  private count = 0;
  private energy = 0;
  private loudest: number | null = null; // mean square

  constructor(rate: number) {
    this.window = Math.max(1, Math.round(kWindowSeconds * rate));
  }

  add(samples: Float32Array): void {
    for (const sample of samples) {
      this.energy += sample * sample;
      if (++this.count < this.window) continue;
      this.loudest = Math.max(this.loudest ?? 0, this.energy / this.window);
      this.count = 0;
      this.energy = 0;
    }
  }

  // Null before the first whole tenth of a second.
  dbov(): number | null {
    if (this.loudest === null) return null;
    return Math.min(0, Math.max(kSilenceDbov, 10 * Math.log10(this.loudest)));
  }
}
