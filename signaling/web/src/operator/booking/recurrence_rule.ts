import { addDays, formatDate, fromCompact, weekdayOf } from "../../time/province_time";

// How a conference repeats, in the choices that the form offers, and as the RRULE (RFC 5545 §3.3.10) that is stored.
// What a rule says beyond these choices is kept as it is ("custom").
export type RepeatUnit = "daily" | "weekly" | "monthly_date" | "monthly_weekday" | "custom";

export interface Repeat {
  unit: RepeatUnit;
  interval: number; // every so many days, weeks, months
  weekdays: number[]; // weekly: 0 is Monday
  end: "until" | "count";
  until: string; // a day, inclusive
  count: number;
  rule: string; // of "custom"
}

const kDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const kLastWeek = 5; // the fifth weekday of a month is offered as its last one
const kDefaultWeeks = 12;

// What "repeat" means before anything is chosen: weekly, on the day of the start.
export function defaultRepeat(date: string): Repeat {
  const until = /^\d{4}-\d\d-\d\d$/.test(date) ? addDays(date, 7 * (kDefaultWeeks - 1)) : "";
  return { unit: "weekly", interval: 1, weekdays: [], end: "until", until, count: kDefaultWeeks, rule: "" };
}

// Which weekday of its month a day is: 1…4, or -1 for what only a last one can be.
export function ordinalInMonth(date: string): number {
  const ordinal = Math.ceil(Number(date.slice(8, 10)) / 7);
  return ordinal >= kLastWeek ? -1 : ordinal;
}

// The rule for a series that starts on `date`. A start outside the chosen weekdays would not follow its own rule, so its
// weekday is always among them.
export function ruleOf(repeat: Repeat, date: string): string {
  if (repeat.unit === "custom") return repeat.rule;
  const weekday = weekdayOf(date);
  const parts = [`FREQ=${repeat.unit === "daily" ? "DAILY" : repeat.unit === "weekly" ? "WEEKLY" : "MONTHLY"}`];
  if (repeat.interval !== 1) parts.push(`INTERVAL=${repeat.interval}`);
  parts.push(repeat.end === "count" ? `COUNT=${repeat.count}` : `UNTIL=${repeat.until.replaceAll("-", "")}T235959`);
  if (repeat.unit === "weekly") parts.push(`BYDAY=${effectiveWeekdays(repeat, date).map(dayName).join(",")}`);
  if (repeat.unit === "monthly_date") parts.push(`BYMONTHDAY=${Number(date.slice(8, 10))}`);
  if (repeat.unit === "monthly_weekday") parts.push(`BYDAY=${ordinalInMonth(date)}${dayName(weekday)}`);
  return parts.join(";");
}

export function effectiveWeekdays(repeat: Repeat, date: string): number[] {
  return [...new Set([...repeat.weekdays, weekdayOf(date)])].sort((a, b) => a - b);
}

// Reads a stored rule. `date`: the day of the first conference.
export function repeatOf(rule: string, date: string): Repeat {
  const custom: Repeat = { ...defaultRepeat(date), unit: "custom", rule };
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
  const ended = readEnd(parts, custom);
  const interval = Number(parts.get("INTERVAL") ?? "1");
  if (ended === null || !Number.isInteger(interval) || interval < 1) return custom;
  const shape = readShape(parts, date);
  return shape === null ? custom : { ...ended, ...shape, interval, rule: "" };
}

function readEnd(parts: Map<string, string>, repeat: Repeat): Repeat | null {
  const count = parts.get("COUNT");
  if (count !== undefined) return { ...repeat, end: "count", count: Number(count) };
  const until = untilDay(parts.get("UNTIL") ?? "");
  return until === null ? null : { ...repeat, end: "until", until };
}

function untilDay(text: string): string | null {
  const local = fromCompact(/^\d{8}$/.test(text) ? `${text}T235959` : text);
  if (local === null) return null;
  // In UTC the evening of the day before is already this day in the province.
  return text.endsWith("Z") && Number(local.time.slice(0, 2)) >= 17 ? addDays(local.date, 1) : local.date;
}

function readShape(parts: Map<string, string>, date: string): Pick<Repeat, "unit" | "weekdays"> | null {
  const known = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY"]);
  if ([...parts.keys()].some((name) => !known.has(name))) return null;
  const days = parts.get("BYDAY");
  const monthDay = parts.get("BYMONTHDAY");
  switch (parts.get("FREQ")) {
    case "DAILY":
      return days === undefined && monthDay === undefined ? { unit: "daily", weekdays: [] } : null;
    case "WEEKLY":
      return monthDay === undefined ? readWeekdays(days ?? dayName(weekdayOf(date))) : null;
    case "MONTHLY":
      if (days === undefined && Number(monthDay ?? date.slice(8, 10)) === Number(date.slice(8, 10))) {
        return { unit: "monthly_date", weekdays: [] };
      }
      return monthDay === undefined && days === `${ordinalInMonth(date)}${dayName(weekdayOf(date))}`
        ? { unit: "monthly_weekday", weekdays: [] }
        : null;
    default:
      return null;
  }
}

function readWeekdays(text: string): Pick<Repeat, "unit" | "weekdays"> | null {
  const weekdays = text.split(",").map((day) => kDays.indexOf(day as (typeof kDays)[number]));
  return weekdays.includes(-1) ? null : { unit: "weekly", weekdays };
}

function dayName(weekday: number): string {
  return kDays[weekday] ?? "MO";
}

// The words a sentence about a rule is made of; one set per language.
export interface RepeatWords {
  everyDays: (n: number) => string;
  everyWeeks: (n: number, days: string) => string;
  everyMonthsOnDate: (n: number, day: number) => string;
  everyMonthsOnWeekday: (n: number, ordinal: number, day: string) => string;
  weekdays: readonly string[]; // from Monday
  untilDay: (date: string) => string;
  times: (count: number) => string;
}

// "Hằng tuần vào thứ Hai, thứ Năm, đến 15/03/2027"
export function describeRepeat(repeat: Repeat, date: string, words: RepeatWords): string {
  if (repeat.unit === "custom") return repeat.rule;
  const end = repeat.end === "count" ? words.times(repeat.count) : words.untilDay(formatDate(repeat.until));
  return `${describeUnit(repeat, date, words)}, ${end}`;
}

function describeUnit(repeat: Repeat, date: string, words: RepeatWords): string {
  const name = (weekday: number) => words.weekdays[weekday] ?? "";
  switch (repeat.unit) {
    case "daily":
      return words.everyDays(repeat.interval);
    case "weekly":
      return words.everyWeeks(repeat.interval, effectiveWeekdays(repeat, date).map(name).join(", "));
    case "monthly_date":
      return words.everyMonthsOnDate(repeat.interval, Number(date.slice(8, 10)));
    default:
      return words.everyMonthsOnWeekday(repeat.interval, ordinalInMonth(date), name(weekdayOf(date)));
  }
}
