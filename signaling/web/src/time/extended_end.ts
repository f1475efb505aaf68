import { addMinutes, millis } from "./province_time";

// A new expected end, on a whole minute: that much after the old one, or after now if the old one has passed.
export function extendedEnd(expectedEnd: string, minutes: number, now: number): string {
  const kMinuteMs = 60_000;
  const from = Math.max(millis(expectedEnd), Math.ceil(now / kMinuteMs) * kMinuteMs);
  return addMinutes(new Date(from).toISOString(), minutes);
}
