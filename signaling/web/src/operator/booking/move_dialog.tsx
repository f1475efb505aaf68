import { NumberInput } from "@mantine/core";
import { useState } from "react";
import type { Booking, CalendarEntry } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { formatInstant, millis, toInstant, toLocal } from "../../time/province_time";
import { MomentFields } from "../moment_fields";
import { TaskDialog } from "../task_dialog";
import { occurrenceKey } from "./occurrence_key";

interface MoveDialogProps {
  booking: Booking;
  entry: CalendarEntry;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

// Moves one conference of a series to another time.
export function MoveDialog({ booking, entry, onChanged, onClose }: MoveDialogProps) {
  const words = useOperatorWords().booking;
  const api = useApi();
  const [moment, setMoment] = useState(() => toLocal(entry.start));
  const [length, setLength] = useState(() => Math.round((millis(entry.end) - millis(entry.start)) / 60_000));
  const start = toInstant(moment);
  const moveIt = async () => {
    await api.put(path`/bookings/${booking.id}/occurrences/${occurrenceKey(entry)}`, { start, length_min: length });
    notifyDone(words.occurrence.movedNow);
    await onChanged();
  };
  return (
    <TaskDialog
      title={words.occurrence.moveTitle(formatInstant(entry.start))}
      action={words.occurrence.confirmMove}
      ready={start !== null && length > 0}
      onDo={moveIt}
      onClose={onClose}
    >
      <MomentFields value={moment} onChange={setMoment} />
      <NumberInput
        label={words.member.length_min}
        suffix={` ${words.lengthHint}`}
        min={5}
        max={1440}
        step={15}
        clampBehavior="blur"
        allowDecimal={false}
        value={length}
        onChange={(value) => setLength(Number(value))}
      />
    </TaskDialog>
  );
}
