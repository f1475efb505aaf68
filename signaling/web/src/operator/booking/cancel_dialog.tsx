import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Booking } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { TaskDialog } from "../task_dialog";

interface CancelDialogProps {
  booking: Booking;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

const kMaxReason = 200;

// Cancels a conference, or all of a series, after a confirmation; the reason goes to the invited sites.
export function CancelDialog({ booking, onChanged, onClose }: CancelDialogProps) {
  const words = useOperatorWords().booking;
  const api = useApi();
  const [reason, setReason] = useState("");
  const cancel = async () => {
    const said = reason.trim().normalize("NFC");
    await api.remove(path`/bookings/${booking.id}`, said === "" ? {} : { reason: said });
    notifyDone(words.cancelledNow);
    await onChanged();
  };
  return (
    <TaskDialog
      title={booking.recurrence === null ? words.cancelTitle : words.cancelSeriesTitle}
      action={words.cancelConfirm}
      keep={words.keepBooking}
      danger
      onDo={cancel}
      onClose={onClose}
    >
      <Text fw={600}>{booking.title}</Text>
      <Text>{words.cancelNote}</Text>
      <TextInput
        label={words.cancelReason}
        maxLength={kMaxReason}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </TaskDialog>
  );
}
