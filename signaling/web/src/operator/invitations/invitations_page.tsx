import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { Booking } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { Empty } from "../../office/empty";
import { notifyDone, notifyProblem } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { useSession } from "../../office/session";
import { formatInstant } from "../../time/province_time";
import { operatorPath } from "../operator_route";
import { useBooking, useInvitations } from "../queries";
import { countAttendance } from "./attendance_count";
import { InvitationTable } from "./invitation_table";

// Who was invited to a conference, whether the mail arrived, and who comes.
export function InvitationsPage({ booking: id }: { booking: string }) {
  const words = useOperatorWords().invitations;
  const booking = useBooking(id);
  const invitations = useInvitations(id);
  return (
    <>
      {booking.data === undefined && <PageHead title={words.title} />}
      <QueryView query={booking}>
        {({ body }) => (
          <>
            <PageHead title={words.title} explain={`${body.title} · ${formatInstant(body.start)}`}>
              <Anchor component={Link} href={operatorPath({ page: "booking", booking: id })}>
                {words.backToBooking}
              </Anchor>
              <SendButton booking={body} sent={invitations.data?.some(({ mail }) => mail !== null) ?? false} />
            </PageHead>
            <QueryView query={invitations}>
              {(list) =>
                list.length === 0 ? (
                  <Empty title={words.title}>{words.empty}</Empty>
                ) : (
                  <>
                    <Summary {...countAttendance(list)} />
                    <InvitationTable booking={body} invitations={list} />
                  </>
                )
              }
            </QueryView>
          </>
        )}
      </QueryView>
    </>
  );
}

function Summary({ yes, no, open, people }: ReturnType<typeof countAttendance>) {
  const words = useOperatorWords().invitations;
  return (
    <Group mb="sm" gap="md">
      <Text fw={600}>{words.summary(yes, no, open)}</Text>
      {people > 0 && <Text>{words.people(people)}</Text>}
    </Group>
  );
}

function SendButton({ booking, sent }: { booking: Booking; sent: boolean }) {
  const words = useOperatorWords().invitations;
  const { language } = useLanguage();
  const { may } = useSession();
  const api = useApi();
  const { refetch } = useInvitations(booking.id);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await api.post(path`/bookings/${booking.id}/invitations`);
      notifyDone(words.sent);
    } catch (error) {
      notifyProblem(error, language);
    }
    await refetch();
    setBusy(false);
  };
  if (!may("invitation.send") || booking.cancelled) return null;
  return (
    <Button loading={busy} data-action="send-invitations" onClick={() => void send()}>
      {sent ? words.sendAgain : words.send}
    </Button>
  );
}
