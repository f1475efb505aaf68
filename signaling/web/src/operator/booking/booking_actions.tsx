import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import type { Booking } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { useSession } from "../../office/session";
import type { BookingForm } from "./booking_form";
import { CancelDialog } from "./cancel_dialog";
import { CopyDialog } from "./copy_dialog";
import { SaveTemplateDialog } from "./save_template_dialog";

interface BookingActionsProps {
  booking: Booking;
  form: BookingForm;
  dirty: boolean;
  onChanged: () => Promise<void>;
}

// What else can be done with a booking: copy it, keep it as a template, cancel it.
export function BookingActions({ booking, form, dirty, onChanged }: BookingActionsProps) {
  const words = useOperatorWords().booking;
  const { may } = useSession();
  const [dialog, setDialog] = useState<"copy" | "template" | "cancel" | null>(null);
  const close = () => setDialog(null);
  return (
    <Stack gap="xs">
      {may("booking.create") && (
        <Button variant="default" disabled={dirty} onClick={() => setDialog("copy")}>
          {words.copy}
        </Button>
      )}
      {may("template.change") && (
        <Button variant="default" onClick={() => setDialog("template")}>
          {words.saveAsTemplate}
        </Button>
      )}
      {may("booking.cancel") && !booking.cancelled && (
        <Button variant="outline" color="red" data-action="cancel-booking" onClick={() => setDialog("cancel")}>
          {words.cancelBooking}
        </Button>
      )}
      {dialog === "copy" && <CopyDialog booking={booking} onClose={close} />}
      {dialog === "template" && <SaveTemplateDialog form={form} onClose={close} />}
      {dialog === "cancel" && <CancelDialog booking={booking} onChanged={onChanged} onClose={close} />}
    </Stack>
  );
}
