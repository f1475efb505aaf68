import { Button, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BackupFile } from "../api/admin_types";
import type { Page } from "../api/client";
import { path } from "../api/client";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { Empty } from "../office/empty";
import { notifyDone } from "../office/notify";
import { PageHead } from "../office/page_head";
import { ProblemAlert } from "../office/problem_alert";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { formatBytes, formatDateTime } from "../time/office_time";

// Copies of everything the service keeps, the keys too: to be kept elsewhere as carefully.
export function BackupsPage() {
  const api = useApi();
  const queries = useQueryClient();
  const { may } = useSession();
  const words = useAdminWords().backups;
  const backups = useQuery({
    queryKey: ["/backups"],
    queryFn: async ({ signal }) => (await api.get<Page<BackupFile>>("/backups", {}, signal)).items,
  });
  const make = useMutation({
    mutationFn: () => api.post<BackupFile>("/backups"),
    onSuccess: async () => {
      notifyDone(words.made);
      await queries.invalidateQueries({ queryKey: ["/backups"] });
    },
  });
  return (
    <>
      <PageHead title={words.title} explain={words.explain}>
        {may("backup.create") && (
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            {words.make}
          </Button>
        )}
      </PageHead>
      <ProblemAlert error={make.error} />
      <QueryView query={backups}>{(items) => <BackupTable backups={items} />}</QueryView>
      <Text size="sm" c="dimmed" mt="md">
        {words.restore} <code>tools/ctl restore</code>
      </Text>
    </>
  );
}

function BackupTable({ backups }: { backups: readonly BackupFile[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const { may } = useSession();
  const { language } = useLanguage();
  const common = useOfficeWords();
  const words = useAdminWords().backups;
  const [removing, setRemoving] = useState<BackupFile | null>(null);
  if (backups.length === 0) return <Empty title={words.empty}>{words.emptyNote}</Empty>;
  const remove = async (backup: BackupFile) => {
    await api.remove(path`/backups/${backup.name}`);
    notifyDone(common.removed);
    await queries.invalidateQueries({ queryKey: ["/backups"] });
  };
  return (
    <>
      <Table striped maw="60rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.created}</Table.Th>
            <Table.Th>{words.size}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map((backup) => (
            <Table.Tr key={backup.name}>
              <Table.Td>{backup.name}</Table.Td>
              <Table.Td>{formatDateTime(backup.created, language)}</Table.Td>
              <Table.Td>{formatBytes(backup.bytes, language)}</Table.Td>
              <Table.Td>
                <Button
                  component="a"
                  size="xs"
                  variant="subtle"
                  href={`/api/v1/backups/${encodeURIComponent(backup.name)}`}
                  download={backup.name}
                  aria-label={`${words.download} ${backup.name}`}
                >
                  {words.download}
                </Button>
                {may("backup.create") && (
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    aria-label={`${common.remove} ${backup.name}`}
                    onClick={() => setRemoving(backup)}
                  >
                    {common.remove}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {removing !== null && (
        <ConfirmDialog
          title={words.removeTitle(removing.name)}
          explain={words.removeExplain}
          action={common.remove}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}
