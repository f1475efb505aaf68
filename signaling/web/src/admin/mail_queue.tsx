import { Badge, Select, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { MailEntry } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { Empty } from "../office/empty";
import { MoreButton } from "../office/more_button";
import { usePages } from "../office/pages";
import { QueryView } from "../office/query_view";
import { formatDateTime } from "../time/office_time";

const kMailStates = ["queued", "sending", "sent", "failed", "replaced"] as const;

// Every invitation that is waiting, and what became of those of the last weeks.
export function MailQueue() {
  const words = useAdminWords().mail;
  const [state, setState] = useState("");
  const entries = usePages<MailEntry>("/mail", { state });
  return (
    <>
      <Select
        label={words.filter}
        maw="18rem"
        mb="md"
        allowDeselect={false}
        value={state}
        onChange={(value) => setState(value ?? "")}
        data={[
          { value: "", label: words.all },
          ...kMailStates.map((value) => ({ value, label: words.states[value] })),
        ]}
      />
      <QueryView query={entries}>
        {() => (
          <>
            <MailTable entries={entries.items ?? []} />
            <MoreButton pages={entries} />
          </>
        )}
      </QueryView>
    </>
  );
}

function MailTable({ entries }: { entries: readonly MailEntry[] }) {
  const { language } = useLanguage();
  const words = useAdminWords().mail;
  if (entries.length === 0) return <Empty title={words.queueEmpty} />;
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.recipient}</Table.Th>
          <Table.Th>{words.subject}</Table.Th>
          <Table.Th>{words.state}</Table.Th>
          <Table.Th>{words.tries}</Table.Th>
          <Table.Th>{words.changedAt}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>{entry.recipient}</Table.Td>
            <Table.Td>{entry.subject}</Table.Td>
            <Table.Td>
              <MailState entry={entry} />
            </Table.Td>
            <Table.Td>{entry.tries}</Table.Td>
            <Table.Td>{formatDateTime(entry.changed_at, language)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const kColors: Readonly<Record<string, string>> = { sent: "green", failed: "red", queued: "yellow", sending: "yellow" };

function MailState({ entry }: { entry: MailEntry }) {
  const { language } = useLanguage();
  const words = useAdminWords().mail;
  const known: Readonly<Record<string, string>> = words.states;
  return (
    <>
      <Badge variant="light" tt="none" color={kColors[entry.state] ?? "gray"}>
        {known[entry.state] ?? entry.state}
      </Badge>
      {entry.next_try !== null && (
        <Text size="xs" c="dimmed">
          {words.nextTry(formatDateTime(entry.next_try, language))}
        </Text>
      )}
      {entry.error !== null && (
        <Text size="xs" c="red">
          {entry.error[language]}
        </Text>
      )}
    </>
  );
}
