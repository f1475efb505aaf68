import { Alert, Badge, Button, Group, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Booking, BookingDraft } from "../../api/calendar_types";
import type { Answer } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { notifyDone } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { useSession } from "../../office/session";
import { formatInstant } from "../../time/province_time";
import { operatorPath } from "../operator_route";
import { useBooking } from "../queries";
import { BookingActions } from "./booking_actions";
import { BookingEditor } from "./booking_editor";
import { formOf } from "./booking_form";
import { ConflictDialog } from "./conflict_dialog";
import { OccurrencesPanel } from "./occurrences_panel";
import { useBookingSave } from "./use_booking_save";

// One booked conference: to look at, to change, to cancel.
export function BookingPage({ id }: { id: string }) {
  const booking = useBooking(id);
  const words = useOperatorWords().booking;
  return (
    <>
      {booking.data === undefined && <PageHead title={words.editTitle} />}
      <QueryView query={booking}>{(answer) => <LoadedBooking key={id} first={answer} />}</QueryView>
    </>
  );
}

// `first`: what was read when the page was opened. What is read later in the background does not touch the form.
function LoadedBooking({ first }: { first: Answer<Booking> }) {
  const words = useOperatorWords().booking;
  const { may } = useSession();
  const save = useBookingSave(first);
  const { booking, generation } = save;
  const locked = booking.cancelled || booking.urgent || !may("booking.change");
  const onSave = async (draft: BookingDraft) => {
    if (await save.send(draft)) notifyDone(words.saved);
  };
  return (
    <>
      <PageHead title={booking.title || words.editTitle}>
        <Button
          component={Link}
          variant="default"
          href={operatorPath({ page: "invitations", booking: booking.id })}
        >
          {words.invitations}
        </Button>
      </PageHead>
      <BookingState booking={booking} />
      <BookingEditor
        key={generation}
        initial={formOf(booking)}
        booking={booking.id}
        locked={locked}
        onSave={onSave}
        aside={(form, dirty) => (
          <>
            <BookingActions booking={booking} form={form} dirty={dirty} onChanged={save.reload} />
            {booking.recurrence !== null && !booking.cancelled && (
              <OccurrencesPanel booking={booking} dirty={dirty} onChanged={save.reload} />
            )}
          </>
        )}
      />
      {save.conflict !== null && <ConflictDialog conflict={save.conflict} onClose={save.forgetConflict} save={save} />}
    </>
  );
}

function BookingState({ booking }: { booking: Booking }) {
  const words = useOperatorWords();
  return (
    <Group mb="sm" gap="sm">
      {booking.cancelled && (
        <Alert color="red" title={words.common.cancelled} role="status">
          {words.booking.isCancelled}
        </Alert>
      )}
      {booking.recurrence !== null && <Badge variant="light" tt="none">↻ {words.common.series}</Badge>}
      <Text size="sm" c="dimmed">
        {words.booking.created(formatInstant(booking.created))}. {words.booking.changed(formatInstant(booking.changed.at), booking.changed.by)}.
      </Text>
    </Group>
  );
}
