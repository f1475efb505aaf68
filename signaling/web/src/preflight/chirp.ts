import type { Points } from "./fft";
import { makePoints, transform } from "./fft";

// The sound by which a hall's loudspeaker and microphone are tested, and how it is found again in what the microphone
// heard. Pure; samples are −1…1.

export const kChirpSeconds = 0.5;
export const kLongestDelaySeconds = 2;

const kFromHz = 300;
const kToHz = 6000;
const kLevelDbfs = -12;
const kFadeSeconds = 0.01; // so that it does not click

// What of the chirp came back: so much later, so much weaker (by the strongest of its ways; negative: louder).
export interface HeardChirp {
  delayMs: number;
  lossDb: number;
}

// An exponential sweep (A. Farina, "Simultaneous measurement of impulse response and distortion with a swept-sine
// technique", AES 108, 2000): as much energy for each octave, as loudspeakers and ears have them.
export function makeChirp(rate: number): Float32Array {
  const length = Math.round(kChirpSeconds * rate);
  const growth = kChirpSeconds / Math.log(kToHz / kFromHz);
  const peak = 10 ** (kLevelDbfs / 20);
  return Float32Array.from({ length }, (_, n) => {
    const phase = 2 * Math.PI * kFromHz * growth * Math.expm1(n / rate / growth);
    const edge = Math.min(n, length - 1 - n) / (kFadeSeconds * rate);
    const fade = edge >= 1 ? 1 : Math.sin((Math.PI / 2) * edge) ** 2;
    return peak * fade * Math.sin(phase);
  });
}

const kClearlyDb = 12; // over everything else that resembles it
const kBeforeSeconds = 0.05; // of the sweep's own likeness to itself
const kEchoSeconds = 0.5; // the room goes on sounding for so long
const kWeakestDb = 100;

// Finds `chirp` in what was heard from the moment it began to play: a matched filter. Null if nothing stands out clearly.
// `heard` should go on for the longest delay and the chirp itself; it finds what lies in it as a whole.
export function findChirp(heard: Float32Array, chirp: Float32Array, rate: number): HeardChirp | null {
  const lags = Math.min(heard.length - chirp.length, Math.round(kLongestDelaySeconds * rate)) + 1;
  if (lags < 1) return null;
  const likeness = envelopeOfCorrelation(heard, chirp);
  const at = indexOfMaximum(likeness, 0, lags);
  const peak = likeness[at]!;
  const before = indexOfMaximum(likeness, 0, at - Math.round(kBeforeSeconds * rate));
  const after = indexOfMaximum(likeness, at + Math.round(kEchoSeconds * rate), heard.length);
  const rest = Math.max(likeness[before] ?? 0, likeness[after] ?? 0);
  const lossDb = decibels(energyOf(chirp) / peak);
  if (!(peak > 0) || lossDb > kWeakestDb || decibels(peak / rest) < kClearlyDb) return null;
  return { delayMs: (1000 * at) / rate, lossDb };
}

// How much what was heard resembles the chirp at each lag, whatever phase it came with: the magnitude of the analytic
// signal of the correlation.
function envelopeOfCorrelation(heard: Float32Array, chirp: Float32Array): Float64Array {
  const length = 2 ** Math.ceil(Math.log2(heard.length + chirp.length));
  const spectrum = makePoints(length, heard);
  const pattern = makePoints(length, chirp);
  transform(spectrum, "forward");
  transform(pattern, "forward");
  keepPositiveTimesConjugate(spectrum, pattern);
  transform(spectrum, "inverse");
  const { re, im } = spectrum;
  for (let n = 0; n < length; ++n) re[n] = Math.hypot(re[n]!, im[n]!) / length;
  return re;
}

// spectrum × conjugate of pattern; twice the positive frequencies, none of the others.
function keepPositiveTimesConjugate({ re, im }: Points, pattern: Points): void {
  const half = re.length / 2;
  for (let k = 0; k < re.length; ++k) {
    const weight = k > 0 && k < half ? 2 : 0;
    const [a, b, c, d] = [re[k]!, im[k]!, pattern.re[k]!, pattern.im[k]!];
    re[k] = weight * (a * c + b * d);
    im[k] = weight * (b * c - a * d);
  }
}

// −1 if the range is empty.
function indexOfMaximum(values: Float64Array, from: number, to: number): number {
  let at = -1;
  for (let n = Math.max(0, from); n < to; ++n) if (at < 0 || values[n]! > values[at]!) at = n;
  return at;
}

function energyOf(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0);
}

function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}
