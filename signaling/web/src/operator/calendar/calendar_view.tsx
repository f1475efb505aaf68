import FullCalendar, { useCalendarController } from "@fullcalendar/react";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import list from "@fullcalendar/react/list";
import enLocale from "@fullcalendar/react/locales/en-gb";
import viLocale from "@fullcalendar/react/locales/vi";
import classicTheme from "@fullcalendar/react/themes/classic";
import timeGrid from "@fullcalendar/react/timegrid";
import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/classic/theme.css";
import "@fullcalendar/react/themes/classic/palette.css";
import { useMemo } from "react";
import type { CalendarEntry } from "../../api/calendar_types";
import { useLanguage } from "../../i18n/language";
import { toInstant } from "../../time/province_time";
import type { EntryPlace } from "./calendar_entry";
import { CalendarEntryLabel } from "./calendar_entry";
import { clickedStart, drawnEntry, drawnTime } from "./calendar_events";
import { CalendarToolbar } from "./calendar_toolbar";
import "./full_calendar.css";
import styles from "./calendar.module.css";

const kPlugins = [dayGrid, timeGrid, list, interaction, classicTheme];
const kLocales = { vi: viLocale, en: enLocale };

interface CalendarViewProps {
  entries: readonly CalendarEntry[];
  loading: boolean;
  emptyText: string;
  onRange: (range: { from: string; to: string }) => void; // what is shown now, RFC 3339
  onBook: ((start: string) => void) | null; // "2026-12-01T08:00"; null: may not
  onOpen: (booking: string) => void;
}

// Month, week and list. The component's clock runs in UTC and is given the province's times (calendar_events.ts).
export function CalendarView({ entries, loading, emptyText, onRange, onBook, onOpen }: CalendarViewProps) {
  const { language } = useLanguage();
  const controller = useCalendarController();
  const drawn = useMemo(() => entries.map((entry) => drawnEntry(entry, classOf)), [entries]);
  return (
    <section className={styles.calendar} aria-busy={loading} data-bookable={onBook !== null}>
      <CalendarToolbar controller={controller} />
      <FullCalendar
        plugins={kPlugins}
        controller={controller}
        headerToolbar={false}
        initialView="dayGridMonth"
        timeZone="UTC"
        now={() => drawnTime(Date.now())}
        locale={kLocales[language]}
        firstDay={1}
        height="100%"
        events={drawn}
        eventInteractive
        eventDisplay="block"
        displayEventTime={false}
        listItemEventBeforeClass="dc-no-dot"
        dayMaxEvents
        nowIndicator
        allDaySlot={false}
        scrollTime="07:00:00"
        slotDuration="00:30:00"
        slotHeaderFormat={{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }}
        eventTimeFormat={{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }}
        noEventsText={emptyText}
        datesSet={({ startStr, endStr }) => onRange({ from: midnight(startStr), to: midnight(endStr) })}
        dateClick={({ dateStr }) => onBook?.(clickedStart(dateStr))}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          onOpen(entryOf(event).booking);
        }}
        eventContent={({ event, view }) => (
          <CalendarEntryLabel entry={entryOf(event)} place={placeOf(view.type)} />
        )}
      />
    </section>
  );
}

function placeOf(view: string): EntryPlace {
  return view.startsWith("list") ? "list" : view.startsWith("timeGrid") ? "week" : "month";
}

function classOf(entry: CalendarEntry): string {
  return ["dc-entry", `dc-${entry.phase}`, entry.urgent ? "dc-urgent" : "", entry.overrun ? "dc-overrun" : ""]
    .filter((name) => name !== "")
    .join(" ");
}

function entryOf(event: { extendedProps: Record<string, unknown> }): CalendarEntry {
  return event.extendedProps["entry"] as CalendarEntry;
}

function midnight(drawn: string): string {
  return toInstant({ date: drawn.slice(0, 10), time: "00:00" }) ?? drawn;
}
