import type { CalendarEntry } from "../../api/calendar_types";
import { toLocal } from "../../time/province_time";

// A conference as the calendar component draws it. Its clock is set to UTC and gets the province's own times of day, so
// that what it shows never depends on the computer's zone.
export interface DrawnEntry {
  id: string;
  title: string;
  start: string; // "2026-12-01T08:00:00"
  end: string;
  className: string;
  extendedProps: { entry: CalendarEntry };
}

export function drawnEntry(entry: CalendarEntry, classOf: (entry: CalendarEntry) => string): DrawnEntry {
  return {
    id: entry.conference,
    title: entry.title,
    start: drawnTime(entry.start),
    end: drawnTime(entry.end),
    className: classOf(entry),
    extendedProps: { entry },
  };
}

export function drawnTime(at: string | number): string {
  const { date, time } = toLocal(at);
  return `${date}T${time}:00`;
}

// What a click on an empty place means: that hour, or on a whole day the usual start of a session.
export function clickedStart(drawn: string): string {
  const kMorning = "08:00";
  const [date, time] = drawn.split("T");
  return `${date}T${time === undefined ? kMorning : time.slice(0, 5)}`;
}

// "2026-12-01T08:00" of an address, if it is one.
export function startOf(text: string | null): { date: string; time: string } | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(text ?? "");
  return match === null ? null : { date: match[1] ?? "", time: match[2] ?? "" };
}
