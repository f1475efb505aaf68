// Days and times of what is coming, always those of Asia/Ho_Chi_Minh, whatever zone the hall's computer has.
import type { Language } from "../i18n/dictionary";
import { kTimeZone } from "./office_time";

interface DayWords {
  today: string;
  tomorrow: string;
}

const kDayMs = 86_400_000;

// "08:00".
export function clockOf(time: string | Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: kTimeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(time));
}

// "Hôm nay", "Ngày mai", otherwise "Thứ Ba, 01/12/2026", in English "Tue, 1 Dec 2026".
export function dayOf(time: string, now: Date, language: Language, words: DayWords): string {
  const date = new Date(time);
  const day = dayKey(date);
  if (day === dayKey(now)) return words.today;
  if (day === dayKey(new Date(now.getTime() + kDayMs))) return words.tomorrow;
  return language === "vi" ? longDay(date, language) : englishDay(date, "short");
}

// The day in full, for the wall.
export function longDay(date: Date, language: Language): string {
  if (language === "en") return englishDay(date, "long");
  const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: kTimeZone, weekday: "short" }).format(date);
  const [year, month, day] = dayKey(date).split("-");
  return `${kWeekdays[weekday] ?? ""}, ${day}/${month}/${year}`;
}

function englishDay(date: Date, length: "long" | "short"): string {
  const options = { timeZone: kTimeZone, weekday: length, day: "numeric", month: length, year: "numeric" } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(date);
}

// Written out: browsers without Vietnamese data give English names.
const kWeekdays: Readonly<Record<string, string>> = {
  Mon: "Thứ Hai",
  Tue: "Thứ Ba",
  Wed: "Thứ Tư",
  Thu: "Thứ Năm",
  Fri: "Thứ Sáu",
  Sat: "Thứ Bảy",
  Sun: "Chủ Nhật",
};

// "2026-12-01".
function dayKey(date: Date): string {
  const options = { timeZone: kTimeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("sv-SE", options).format(date);
}
