import { Stack, Table } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";
import { useShellWords } from "../i18n/shell";
import { PageHead } from "../office/page_head";
import { useSession } from "../office/session";
import { TokensPanel } from "../office/tokens_panel";
import styles from "./plain_page.module.css";

// Who I am here, and the tokens by which my programs speak for me.
export function AccountPage() {
  const { user } = useSession();
  const words = useShellWords();
  const roles = useOfficeWords().role;
  const rows = [
    [words.firstAdministrator.name, user.name],
    [words.logIn.login, user.login],
    [words.account.role, roles[user.role]],
  ];
  return (
    <main className={styles.page} data-page="account">
      <PageHead title={words.account.open} explain={words.account.explain} />
      <Stack gap="xl">
        <Table variant="vertical" withTableBorder maw="34rem">
          <Table.Tbody>
            {rows.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th w="11rem">{label}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <TokensPanel base="/me/tokens" />
      </Stack>
    </main>
  );
}
