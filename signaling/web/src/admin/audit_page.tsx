import { Code, Table } from "@mantine/core";
import type { AuditEntry } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { Empty } from "../office/empty";
import { MoreButton } from "../office/more_button";
import { PageHead } from "../office/page_head";
import { usePages } from "../office/pages";
import { QueryView } from "../office/query_view";
import { formatDateTime } from "../time/office_time";
import styles from "./audit_page.module.css";

// Who changed what, newest first.
export function AuditPage() {
  const words = useAdminWords().audit;
  const entries = usePages<AuditEntry>("/audit");
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <QueryView query={entries}>
        {() => (
          <>
            <AuditTable entries={entries.items ?? []} />
            <MoreButton pages={entries} />
          </>
        )}
      </QueryView>
    </>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { language } = useLanguage();
  const words = useAdminWords().audit;
  const known: Readonly<Record<string, string>> = words.actions;
  if (entries.length === 0) return <Empty title={words.empty} />;
  return (
    <Table striped className={styles.table ?? ""}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="10rem">{words.at}</Table.Th>
          <Table.Th w="12rem">{words.who}</Table.Th>
          <Table.Th w="15rem">{words.action}</Table.Th>
          <Table.Th w="11rem">{words.object}</Table.Th>
          <Table.Th>{words.details}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>{formatDateTime(entry.at, language)}</Table.Td>
            <Table.Td>{entry.who}</Table.Td>
            <Table.Td>{known[entry.action] ?? <Code>{entry.action}</Code>}</Table.Td>
            <Table.Td>{entry.object}</Table.Td>
            <Table.Td>{entry.details}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
