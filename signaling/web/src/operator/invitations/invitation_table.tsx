import { Badge, Button, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Booking, Invitation, MailState } from "../../api/calendar_types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useSession } from "../../office/session";
import { formatInstant } from "../../time/province_time";
import { useNames } from "../use_names";
import { AttendanceDialog } from "./attendance_dialog";
import frame from "../operator_pages.module.css";

// One row a site: the mail, the answer, who comes.
export function InvitationTable({ booking, invitations }: { booking: Booking; invitations: readonly Invitation[] }) {
  const words = useOperatorWords().invitations;
  const names = useNames();
  const { may } = useSession();
  const [entering, setEntering] = useState<Invitation | null>(null);
  const mayEnter = may("invitation.confirm") && !booking.cancelled;
  return (
    <>
      <Table.ScrollContainer minWidth={820} className={frame.card ?? ""}>
        <Table verticalSpacing="sm" aria-label={words.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.site}</Table.Th>
              <Table.Th>{words.mail}</Table.Th>
              <Table.Th>{words.answer}</Table.Th>
              <Table.Th>{words.head}</Table.Th>
              <Table.Th>{words.number}</Table.Th>
              {mayEnter && <Table.Th><span className="visually-hidden">{words.enter}</span></Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invitations.map((invitation) => (
              <Table.Tr key={invitation.site} data-site={invitation.site}>
                <Table.Th scope="row">{names.site(invitation.site)}</Table.Th>
                <Table.Td>
                  <MailCell mail={invitation.mail} />
                </Table.Td>
                <Table.Td>
                  <AnswerCell attendance={invitation.attendance} />
                </Table.Td>
                <Table.Td>{invitation.attendance.head}</Table.Td>
                <Table.Td>{invitation.attendance.answer === "yes" ? invitation.attendance.number : ""}</Table.Td>
                {mayEnter && (
                  <Table.Td ta="right">
                    <Button
                      size="compact-sm"
                      variant="light"
                      aria-label={words.enterFor(names.site(invitation.site))}
                      onClick={() => setEntering(invitation)}
                    >
                      {words.enter}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {entering !== null && (
        <AttendanceDialog booking={booking.id} invitation={entering} onClose={() => setEntering(null)} />
      )}
    </>
  );
}

const kMailColours: Readonly<Record<MailState, string>> = {
  queued: "yellow",
  sending: "yellow",
  sent: "green",
  failed: "red",
  replaced: "gray",
};

const kByMail = "mail to "; // the service's word for the confirm link of an invitation

function MailCell({ mail }: { mail: Invitation["mail"] }) {
  const words = useOperatorWords().invitations;
  const { language } = useLanguage();
  if (mail === null) return <Text c="dimmed">{words.noMail}</Text>;
  return (
    <>
      <Badge color={kMailColours[mail.state]} variant="light" tt="none">
        {words.mailState[mail.state]}
      </Badge>
      <Text size="xs" c="dimmed">
        {formatInstant(mail.changed_at)}
      </Text>
      {mail.error !== null && (
        <Text size="xs" c="red" maw="18rem">
          {mail.error[language]}
        </Text>
      )}
    </>
  );
}

function AnswerCell({ attendance }: { attendance: Invitation["attendance"] }) {
  const words = useOperatorWords().invitations;
  const { answer, at, by } = attendance;
  if (answer === null) return <Text c="dimmed">{words.noAnswer}</Text>;
  return (
    <>
      <Badge color={answer === "yes" ? "green" : "red"} variant="light" tt="none">
        {words[answer]}
      </Badge>
      {at !== null && (
        <Text size="xs" c="dimmed">
          {by === null || by === "" ? formatInstant(at) : words.answeredBy(formatInstant(at), by.startsWith(kByMail) ? words.byMail : by)}
        </Text>
      )}
    </>
  );
}
