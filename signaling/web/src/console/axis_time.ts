import { clockSeconds, dayMonth } from "./time_text";

// A time of an axis whose marks are `step` seconds apart: as much of it as tells the marks apart. Days begin where the
// province's do.
export function axisTime(at: number, step: number): string {
  if (step >= 86_400) return dayMonth(at * 1000);
  const clock = clockSeconds(at * 1000);
  if (step < 60) return clock;
  return clock.startsWith("00:00") && step >= 3600 ? dayMonth(at * 1000) : clock.slice(0, 5);
}
