import { ActionIcon, Badge, Button, Group, Menu, Table } from "@mantine/core";
import { useState } from "react";
import type { User } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { Empty } from "../office/empty";
import { MoreButton } from "../office/more_button";
import { PageHead } from "../office/page_head";
import { usePages } from "../office/pages";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { formatDateTime } from "../time/office_time";
import { Icon } from "../ui/icon";
import type { UserDialogName } from "./user_dialogs";
import { CreateUserDialog, UserDialogs } from "./user_dialogs";
import { useSearchField } from "./use_search_field";

// Everybody who may log in. The search is signaling's, which ignores diacritics.
export function UsersPage() {
  const { may } = useSession();
  const words = useAdminWords().users;
  const search = useSearchField(words.searchNote);
  const { text } = search;
  const [creating, setCreating] = useState(false);
  const users = usePages<User>("/users", { text });
  return (
    <>
      <PageHead title={words.title} explain={words.explain}>
        {may("user.create") && <Button onClick={() => setCreating(true)}>{words.create}</Button>}
      </PageHead>
      {search.field}
      <QueryView query={users}>
        {() => (
          <>
            <UserTable users={users.items ?? []} searching={text !== ""} />
            <MoreButton pages={users} />
          </>
        )}
      </QueryView>
      {creating && <CreateUserDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function UserTable({ users, searching }: { users: readonly User[]; searching: boolean }) {
  const { language } = useLanguage();
  const common = useOfficeWords();
  const words = useAdminWords().users;
  const [open, setOpen] = useState<{ user: User; dialog: UserDialogName } | null>(null);
  if (users.length === 0) return <Empty title={searching ? words.nobodyFound : words.empty} />;
  return (
    <>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.login}</Table.Th>
            <Table.Th>{words.role}</Table.Th>
            <Table.Th>{words.lastLogin}</Table.Th>
            <Table.Th>{words.state}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <Table.Tr key={user.id} data-user={user.login}>
              <Table.Td fw={500}>{user.name}</Table.Td>
              <Table.Td>{user.login}</Table.Td>
              <Table.Td>{common.role[user.role]}</Table.Td>
              <Table.Td>
                {user.last_login == null ? common.never : formatDateTime(user.last_login, language)}
              </Table.Td>
              <Table.Td>
                <Badge variant="light" tt="none" color={user.disabled ? "red" : "green"}>
                  {user.disabled ? words.disabled : words.enabled}
                </Badge>
              </Table.Td>
              <Table.Td>
                <UserActions user={user} onOpen={(dialog) => setOpen({ user, dialog })} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open !== null && <UserDialogs user={open.user} dialog={open.dialog} onClose={() => setOpen(null)} />}
    </>
  );
}

function UserActions({ user, onOpen }: { user: User; onOpen: (dialog: UserDialogName) => void }) {
  const { may } = useSession();
  const common = useOfficeWords();
  const words = useAdminWords().users;
  if (!may("user.change")) return null;
  return (
    <Group gap={4} wrap="nowrap">
      <Button size="xs" variant="light" onClick={() => onOpen("change")} aria-label={`${common.change} ${user.name}`}>
        {common.change}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={words.more(user.name)}>
            <Icon name="chevronDown" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen("password")}>{words.setPassword}</Menu.Item>
          <Menu.Item onClick={() => onOpen("tokens")}>{words.tokens}</Menu.Item>
          <Menu.Item onClick={() => onOpen("log_out")}>{words.logOut}</Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" disabled={user.disabled} onClick={() => onOpen("remove")}>
            {words.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
