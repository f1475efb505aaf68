import { Code, Table } from "@mantine/core";
import { useEffect } from "react";
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
import { actionsMeant } from "./audit_search";
import { useSearchField } from "./use_search_field";

const kFirst = 20; // a search looks further back by itself until it has found so many

// Who changed what, newest first. The search is signaling's, which ignores diacritics and goes back a piece at a time.
export function AuditPage() {
  const words = useAdminWords().audit;
  const search = useSearchField(words.searchNote);
  const { text } = search;
  const entries = usePages<AuditEntry>("/audit", { text, actions: actionsMeant(text, words.actions) });
  const { hasNextPage, isFetching, isError, fetchNextPage } = entries;
  const found = entries.items ?? [];
  const goesOn = text !== "" && found.length < kFirst && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const none = text === "" ? words.empty : isFetching || goesOn ? words.searching : words.nothingFound;
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      {search.field}
      <QueryView query={entries}>
        {() => (
          <>
            <AuditTable entries={found} none={none} />
            <MoreButton pages={entries} />
          </>
        )}
      </QueryView>
    </>
  );
}

function AuditTable({ entries, none }: { entries: readonly AuditEntry[]; none: string }) {
  const { language } = useLanguage();
  const words = useAdminWords().audit;
  const known: Readonly<Record<string, string>> = words.actions;
  if (entries.length === 0) return <Empty title={none} />;
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
