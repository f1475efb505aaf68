// Times as the office pages write them: always those of Asia/Ho_Chi_Minh, whatever zone the computer has.
import type { Language } from "../i18n/dictionary";

export const kTimeZone = "Asia/Ho_Chi_Minh";

const kDateTime: Intl.DateTimeFormatOptions = {
  timeZone: kTimeZone,
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};

// "08:05 01/12/2026" in Vietnamese, "1 Dec 2026, 08:05" in English; the text itself if it is no time.
export function formatDateTime(time: string, language: Language): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const part = parts(date, { ...kDateTime, ...(language === "en" && { month: "short", day: "numeric" }) });
  const clock = `${part("hour")}:${part("minute")}`;
  return language === "vi"
    ? `${clock} ${part("day")}/${part("month")}/${part("year")}`
    : `${part("day")} ${part("month")} ${part("year")}, ${clock}`;
}

// "2026-12-01T08:05:00+07:00", as the API wants it. Vietnam keeps UTC+7 all year.
export function formatRfc3339(date: Date): string {
  return `${new Date(date.getTime() + 7 * 3600 * 1000).toISOString().slice(0, 19)}+07:00`;
}

// "1,5 MB", "12 kB": decimal units, as operating systems show them.
export function formatBytes(bytes: number, language: Language): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const number = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
  return `${number.format(value)} ${units[step] ?? ""}`;
}

function parts(date: Date, options: Intl.DateTimeFormatOptions): (type: string) => string {
  const list = new Intl.DateTimeFormat("en-GB", options).formatToParts(date);
  return (type) => list.find((part) => part.type === type)?.value ?? "";
}
