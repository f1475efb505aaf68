import { Anchor, Button, Group, Table } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { path } from "../api/client";
import type { Delegate } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { Empty } from "../office/empty";
import { MoreButton } from "../office/more_button";
import { notifyDone } from "../office/notify";
import { PageHead } from "../office/page_head";
import { usePages } from "../office/pages";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { useSites } from "../office/sites";
import { ChangeDelegateDialog, CreateDelegateDialog } from "./delegate_dialogs";

// The delegates of one site: who speaks there, for agendas and the record.
export function DelegatesPage() {
  const { site = "" } = useParams<{ site: string }>();
  const { may } = useSession();
  const words = useAdminWords();
  const [creating, setCreating] = useState(false);
  const sites = useSites();
  const name = sites.data?.find((entry) => entry.id === site)?.name ?? site;
  const base = path`/sites/${site}/delegates`;
  const delegates = usePages<Delegate>(base);
  return (
    <>
      <Anchor component={Link} href="/admin/sites">
        ← {words.sites.title}
      </Anchor>
      <PageHead title={words.delegates.title(name)} explain={words.delegates.explain}>
        {may("delegate.change") && <Button onClick={() => setCreating(true)}>{words.delegates.create}</Button>}
      </PageHead>
      <QueryView query={delegates}>
        {() => (
          <>
            <DelegateTable base={base} delegates={delegates.items ?? []} />
            <MoreButton pages={delegates} />
          </>
        )}
      </QueryView>
      {creating && <CreateDelegateDialog base={base} onClose={() => setCreating(false)} />}
    </>
  );
}

function DelegateTable({ base, delegates }: { base: string; delegates: readonly Delegate[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const { may } = useSession();
  const common = useOfficeWords();
  const words = useAdminWords().delegates;
  const [open, setOpen] = useState<{ delegate: Delegate; dialog: "change" | "remove" } | null>(null);
  if (delegates.length === 0) return <Empty title={words.empty}>{words.emptyNote}</Empty>;
  const remove = async (delegate: Delegate) => {
    await api.remove(base + path`/${delegate.id}`);
    notifyDone(common.removed);
    await queries.invalidateQueries({ queryKey: [base] });
  };
  return (
    <>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.post}</Table.Th>
            <Table.Th>{words.unit}</Table.Th>
            <Table.Th>{words.commune}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {delegates.map((delegate) => (
            <Table.Tr key={delegate.id}>
              <Table.Td fw={500}>{delegate.name}</Table.Td>
              <Table.Td>{delegate.post}</Table.Td>
              <Table.Td>{delegate.unit}</Table.Td>
              <Table.Td>{delegate.commune}</Table.Td>
              <Table.Td>
                {may("delegate.change") && (
                  <Group gap={4} wrap="nowrap">
                    <Button
                      size="xs"
                      variant="light"
                      aria-label={`${common.change} ${delegate.name}`}
                      onClick={() => setOpen({ delegate, dialog: "change" })}
                    >
                      {common.change}
                    </Button>
                    <Button
                      size="xs"
                      variant="subtle"
                      color="red"
                      aria-label={`${common.remove} ${delegate.name}`}
                      onClick={() => setOpen({ delegate, dialog: "remove" })}
                    >
                      {common.remove}
                    </Button>
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open?.dialog === "change" && (
        <ChangeDelegateDialog base={base} delegate={open.delegate} onClose={() => setOpen(null)} />
      )}
      {open?.dialog === "remove" && (
        <ConfirmDialog
          title={words.removeTitle(open.delegate.name)}
          explain={words.removeExplain}
          action={common.remove}
          onConfirm={() => remove(open.delegate)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
