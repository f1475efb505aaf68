// Times of the console: the second counts, and the zone is the province's (see time/province_time.ts).
import { formatDate, toInstant, toLocal } from "../time/province_time";

interface UnitWords {
  seconds: (count: string) => string;
  minutes: (count: string) => string;
  hours: (hours: string, minutes: string) => string;
}

const kOffsetMs = 7 * 3_600_000;

// "08:12:05"; a dash for what is no time.
export function clockSeconds(ms: number): string {
  if (!Number.isFinite(ms)) return "–";
  return new Date(ms + kOffsetMs).toISOString().slice(11, 19);
}

// "08:12:05 26/11/2026"
export function dateSeconds(ms: number): string {
  return `${clockSeconds(ms)} ${formatDate(toLocal(ms).date)}`;
}

// "26/11"
export function dayMonth(ms: number): string {
  return formatDate(toLocal(ms).date).slice(0, 5);
}

// "45 giây", "3 phút", "1 giờ 5 phút": as much as one remembers.
export function lengthText(ms: number, words: UnitWords): string {
  const seconds = Number.isFinite(ms) ? Math.max(0, Math.floor(ms / 1000)) : 0;
  if (seconds < 90) return words.seconds(String(seconds));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.minutes(String(minutes));
  return words.hours(String(Math.floor(minutes / 60)), String(minutes % 60));
}

// What somebody types as a time of day, "9:42" or "09:42:10", on the day of `near`; null: it is none.
export function momentAt(text: string, near: number): number | null {
  const match = /^\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*$/i.exec(text);
  if (match === null) return null;
  const seconds = Number(match[3] ?? 0);
  const at = toInstant({ date: toLocal(near).date, time: `${(match[1] ?? "").padStart(2, "0")}:${match[2]}` });
  return at === null || seconds > 59 ? null : Date.parse(at) + seconds * 1000;
}

// RFC 3339 for an address.
export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
