import { Button, Group, Table } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { path } from "../api/client";
import type { Site } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { Empty } from "../office/empty";
import { notifyDone } from "../office/notify";
import { PageHead } from "../office/page_head";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { useSites } from "../office/sites";
import { ChangeSiteDialog, CreateSiteDialog } from "./site_dialogs";

// The halls in the order of every page.
export function SitesPage() {
  const { may } = useSession();
  const words = useAdminWords().sites;
  const [creating, setCreating] = useState(false);
  const sites = useSites();
  const last = Math.max(0, ...(sites.data ?? []).map((site) => site.sort_order));
  return (
    <>
      <PageHead title={words.title} explain={words.explain}>
        {may("site.create") && <Button onClick={() => setCreating(true)}>{words.create}</Button>}
      </PageHead>
      <QueryView query={sites}>{(items) => <SiteTable sites={items} />}</QueryView>
      {creating && <CreateSiteDialog place={last + 1} onClose={() => setCreating(false)} />}
    </>
  );
}

function SiteTable({ sites }: { sites: readonly Site[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const common = useOfficeWords();
  const words = useAdminWords().sites;
  const [open, setOpen] = useState<{ site: Site; dialog: "change" | "remove" } | null>(null);
  if (sites.length === 0) return <Empty title={words.empty}>{words.emptyNote}</Empty>;
  const remove = async (site: Site) => {
    await api.remove(path`/sites/${site.id}`);
    notifyDone(common.removed);
    await queries.invalidateQueries({ queryKey: ["/sites"] });
  };
  return (
    <>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="4rem">{words.place}</Table.Th>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.telephone}</Table.Th>
            <Table.Th>{words.line}</Table.Th>
            <Table.Th>{words.mail}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sites.map((site) => (
            <Table.Tr key={site.id} data-site={site.id}>
              <Table.Td>{site.sort_order}</Table.Td>
              <Table.Td fw={500}>{site.name}</Table.Td>
              <Table.Td>{site.duty_telephone}</Table.Td>
              <Table.Td>{site.line_kind}</Table.Td>
              <Table.Td>{site.mail}</Table.Td>
              <Table.Td>
                <SiteActions site={site} onOpen={(dialog) => setOpen({ site, dialog })} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open?.dialog === "change" && <ChangeSiteDialog site={open.site} onClose={() => setOpen(null)} />}
      {open?.dialog === "remove" && (
        <ConfirmDialog
          title={words.removeTitle(open.site.name)}
          explain={words.removeExplain}
          action={common.remove}
          onConfirm={() => remove(open.site)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface SiteActionsProps {
  site: Site;
  onOpen: (dialog: "change" | "remove") => void;
}

function SiteActions({ site, onOpen }: SiteActionsProps) {
  const { may } = useSession();
  const common = useOfficeWords();
  const words = useAdminWords().sites;
  return (
    <Group gap={4} wrap="nowrap">
      {may("site.change") && (
        <Button size="xs" variant="light" aria-label={`${common.change} ${site.name}`} onClick={() => onOpen("change")}>
          {common.change}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        component={Link}
        href={`/admin/sites/${site.id}/delegates`}
        aria-label={words.delegatesOf(site.name)}
      >
        {words.delegates}
      </Button>
      {may("site.remove") && (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={`${common.remove} ${site.name}`}
          onClick={() => onOpen("remove")}
        >
          {common.remove}
        </Button>
      )}
    </Group>
  );
}
