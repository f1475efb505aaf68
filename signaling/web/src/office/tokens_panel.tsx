import { Badge, Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { path } from "../api/client";
import type { ApiToken } from "../api/types";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { formatDateTime } from "../time/office_time";
import { useApi } from "./api_context";
import { ConfirmDialog } from "./confirm_dialog";
import { Empty } from "./empty";
import { notifyDone } from "./notify";
import { usePages } from "./pages";
import { QueryView } from "./query_view";
import { TokenDialog } from "./token_dialog";

// The API tokens of one person: `base` is /me/tokens, or an administrator's view of somebody's.
export function TokensPanel({ base }: { base: string }) {
  const words = useOfficeWords().tokens;
  const [creating, setCreating] = useState(false);
  const tokens = usePages<ApiToken>(base);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.title}
        </Title>
        <Button variant="light" onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {words.explain}
      </Text>
      <QueryView query={tokens}>
        {() => <TokenTable base={base} tokens={(tokens.items ?? []).filter((token) => token.revoked == null)} />}
      </QueryView>
      {creating && <TokenDialog base={base} onClose={() => setCreating(false)} />}
    </Stack>
  );
}

function TokenTable({ base, tokens }: { base: string; tokens: readonly ApiToken[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const common = useOfficeWords();
  const words = common.tokens;
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  if (tokens.length === 0) return <Empty title={words.empty} />;
  const revoke = async (token: ApiToken) => {
    await api.remove(base + path`/${token.id}`);
    notifyDone(words.revoked);
    await queries.invalidateQueries({ queryKey: [base] });
  };
  return (
    <>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.label}</Table.Th>
            <Table.Th>{words.scopes}</Table.Th>
            <Table.Th>{words.created}</Table.Th>
            <Table.Th>{words.expires}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>{token.label}</Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {token.scopes.map((scope) => (
                    <Badge key={scope} variant="light" color="gray" tt="none">
                      {words.scope[scope]}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{formatDateTime(token.created, language)}</Table.Td>
              <Table.Td>{token.expires === null ? words.noEnd : formatDateTime(token.expires, language)}</Table.Td>
              <Table.Td>
                <Button size="xs" variant="outline" color="red" onClick={() => setRevoking(token)}>
                  {words.revoke}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {revoking !== null && (
        <ConfirmDialog
          title={words.revokeTitle(revoking.label)}
          explain={words.revokeExplain}
          action={words.revoke}
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}
