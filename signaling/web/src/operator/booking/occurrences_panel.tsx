import { Button, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Booking, CalendarEntry } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { ConfirmDialog } from "../../office/confirm_dialog";
import { notifyDone } from "../../office/notify";
import { ProblemAlert } from "../../office/problem_alert";
import { addDays, formatInstant, toInstant, toLocal } from "../../time/province_time";
import { useCalendar } from "../queries";
import { MoveDialog } from "./move_dialog";
import { occurrenceKey } from "./occurrence_key";
import styles from "./booking.module.css";

const kDaysAhead = 180;
const kMostShown = 30;

interface OccurrencesPanelProps {
  booking: Booking;
  dirty: boolean; // the form has changes that are not saved
  onChanged: () => Promise<void>;
}

// The coming conferences of a series: one of them can be moved or cancelled.
export function OccurrencesPanel({ booking, dirty, onChanged }: OccurrencesPanelProps) {
  const words = useOperatorWords().booking.occurrence;
  const api = useApi();
  const range = useMemo(() => rangeFrom(Date.now()), []);
  const entries = useCalendar({ ...range, site: null, text: "" });
  const [asked, setAsked] = useState<{ act: "move" | "cancel"; entry: CalendarEntry } | null>(null);
  const coming = (entries.data ?? [])
    .filter((entry) => entry.booking === booking.id && entry.phase === "scheduled")
    .slice(0, kMostShown);
  const cancel = async (entry: CalendarEntry) => {
    await api.remove(path`/bookings/${booking.id}/occurrences/${occurrenceKey(entry)}`);
    notifyDone(words.cancelledNow);
    await onChanged();
  };
  const close = () => setAsked(null);
  return (
    <section aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <Text size="sm" c="dimmed">
        {dirty ? words.unsaved : words.note}
      </Text>
      <ProblemAlert error={entries.error} onRetry={() => void entries.refetch()} />
      {entries.data !== undefined && coming.length === 0 && <Text size="sm">{words.none}</Text>}
      <ul className={styles.occurrences}>
        {coming.map((entry) => (
          <li key={entry.conference} className={styles.occurrence}>
            <span>
              {formatInstant(entry.start)}
              {isMoved(entry) && <small> {words.movedFrom(formatInstant(entry.original_start ?? ""))}</small>}
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={dirty}
              aria-label={words.moveOne(formatInstant(entry.start))}
              onClick={() => setAsked({ act: "move", entry })}
            >
              {words.move}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              disabled={dirty}
              aria-label={words.cancelOne(formatInstant(entry.start))}
              onClick={() => setAsked({ act: "cancel", entry })}
            >
              {words.cancel}
            </Button>
          </li>
        ))}
      </ul>
      {asked?.act === "move" && (
        <MoveDialog booking={booking} entry={asked.entry} onChanged={onChanged} onClose={close} />
      )}
      {asked?.act === "cancel" && (
        <ConfirmDialog
          title={words.cancelTitle(formatInstant(asked.entry.start))}
          explain={words.cancelNote}
          action={words.cancel}
          onConfirm={() => cancel(asked.entry)}
          onClose={close}
        />
      )}
    </section>
  );
}

function isMoved(entry: CalendarEntry): boolean {
  return entry.original_start !== null && Date.parse(entry.original_start) !== Date.parse(entry.start);
}

function rangeFrom(now: number): { from: string; to: string } {
  const { date } = toLocal(now);
  const at = (day: string) => toInstant({ date: day, time: "00:00" }) ?? "";
  return { from: at(date), to: at(addDays(date, kDaysAhead)) };
}
