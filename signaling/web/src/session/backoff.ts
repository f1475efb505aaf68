const kFirstMs = 200;
const kLastMs = 3000;

// Delay before reconnecting for the attempt-th time (0 = first): doubles from 0.2 s to 3 s. `random` in [0, 1) spreads
// the halls of a province by up to a fifth, so that they do not all come back in the same instant.
export function backoffMs(attempt: number, random: number): number {
  const step = Math.min(kLastMs, kFirstMs * 2 ** Math.min(attempt, 10));
  return Math.max(kFirstMs, Math.round(step * (1 - 0.2 * random)));
}
