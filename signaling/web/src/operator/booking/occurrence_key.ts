import type { CalendarEntry } from "../../api/calendar_types";
import { toLocal } from "../../time/province_time";

// How an address names one conference of a series: by the day on which it would have been, whenever it is now.
export function occurrenceKey(entry: Pick<CalendarEntry, "start" | "original_start">): string {
  return toLocal(entry.original_start ?? entry.start).date;
}
