import { Text } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Booking } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { addDays, toInstant, toLocal } from "../../time/province_time";
import { MomentFields } from "../moment_fields";
import { operatorPath } from "../operator_route";
import { useBookingChanged } from "../queries";
import { TaskDialog } from "../task_dialog";

// Books the same conference at another time: first offered a week later.
export function CopyDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const words = useOperatorWords().booking;
  const api = useApi();
  const [, navigate] = useLocation();
  const changed = useBookingChanged();
  const [moment, setMoment] = useState(() => weekAfter(booking.start));
  const start = toInstant(moment);
  const copy = async () => {
    const { id } = await api.post<Booking>(path`/bookings/${booking.id}/copies`, { start });
    await changed();
    notifyDone(words.copied);
    navigate(operatorPath({ page: "booking", booking: id }));
  };
  return (
    <TaskDialog title={words.copyTitle} action={words.copy} ready={start !== null} onDo={copy} onClose={onClose}>
      <Text>{words.copyNote}</Text>
      <MomentFields value={moment} onChange={setMoment} />
    </TaskDialog>
  );
}

// Not in the past: a copy of what took place long ago is for next week.
function weekAfter(start: string): { date: string; time: string } {
  const { date, time } = toLocal(start);
  const today = toLocal(Date.now()).date;
  return { date: addDays(date < today ? today : date, 7), time };
}
