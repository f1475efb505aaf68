// Dates and times of the province: Asia/Ho_Chi_Minh, whatever zone the computer is set to. That zone has been UTC+7
// without summer time since 1975, so it is a constant here. Days are "2026-12-01", times of day "08:00"; shown are
// dd/MM/yyyy and 24 hours, as Vietnam writes them.

const kOffset = "+07:00";
const kOffsetMs = 7 * 3_600_000;
const kDayMs = 86_400_000;

export interface LocalTime {
  date: string; // "2026-12-01"
  time: string; // "08:00"
}

export function toLocal(at: string | number): LocalTime {
  const text = new Date(millis(at) + kOffsetMs).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

// RFC 3339 with the province's offset; null unless both are a real date and a time.
export function toInstant({ date, time }: LocalTime): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const text = `${date}T${time}:00${kOffset}`;
  const at = Date.parse(text);
  // Date.parse takes 31 February for 3 March.
  return Number.isNaN(at) || toLocal(at).date !== date || toLocal(at).time !== time ? null : text;
}

export function millis(at: string | number): number {
  return typeof at === "number" ? at : Date.parse(at);
}

export function addMinutes(at: string, minutes: number): string {
  const local = new Date(millis(at) + minutes * 60_000 + kOffsetMs).toISOString();
  return `${local.slice(0, 19)}${kOffset}`;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * kDayMs).toISOString().slice(0, 10);
}

// 0 is Monday: the week begins there.
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function formatDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

// What somebody types as a day: "1/12/2026", "01.12.2026", "01-12-2026". Null: no such day.
export function parseDate(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (match === null) return null;
  const date = `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}`;
  return toInstant({ date, time: "00:00" }) === null ? null : date;
}

// "08:00 01/12/2026"
export function formatInstant(at: string | number): string {
  const local = toLocal(at);
  return `${local.time} ${formatDate(local.date)}`;
}

// "08:00–11:30 01/12/2026"; both days where they differ.
export function formatSpan(from: string | number, to: string | number): string {
  const a = toLocal(from);
  const b = toLocal(to);
  return a.date === b.date
    ? `${a.time}–${b.time} ${formatDate(a.date)}`
    : `${a.time} ${formatDate(a.date)} – ${b.time} ${formatDate(b.date)}`;
}

// RFC 5545's form of a local time, "20261201T080000", and back.
export function toCompact({ date, time }: LocalTime): string {
  return `${date.replaceAll("-", "")}T${time.replace(":", "")}00`;
}

export function fromCompact(text: string): LocalTime | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ?$/.exec(text);
  return match === null
    ? null
    : { date: `${match[1]}-${match[2]}-${match[3]}`, time: `${match[4]}:${match[5]}` };
}
