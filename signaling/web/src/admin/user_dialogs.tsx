import { Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import type { User, UserChange } from "../api/admin_types";
import { path } from "../api/client";
import { kUserRoles } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { CreateDialog } from "../office/create_dialog";
import { Dialog } from "../office/dialog";
import { EditDialog } from "../office/edit_dialog";
import type { EditFormProps } from "../office/edit_panel";
import { FormButtons } from "../office/form_buttons";
import { notifyDone } from "../office/notify";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { TokensPanel } from "../office/tokens_panel";
import { useSubmit } from "../office/use_submit";

export type UserDialogName = "change" | "password" | "tokens" | "log_out" | "remove";

interface UserDialogProps {
  user: User;
  onClose: () => void;
}

// What an administrator does to one user, one dialog each.
export function UserDialogs({ user, dialog, onClose }: UserDialogProps & { dialog: UserDialogName }) {
  const api = useApi();
  const queries = useQueryClient();
  const words = useAdminWords().users;
  const one = path`/users/${user.id}`;
  const done = async (work: Promise<unknown>, message: string) => {
    await work;
    notifyDone(message);
    await queries.invalidateQueries({ queryKey: ["/users"] });
  };
  switch (dialog) {
    case "change":
      return (
        <EditDialog<User, UserChange>
          title={words.changeTitle(user.name)}
          resource={one}
          lists={["/users"]}
          onClose={onClose}
          form={(props) => <UserChangeForm {...props} close={onClose} />}
        />
      );
    case "password":
      return <PasswordDialog user={user} onClose={onClose} />;
    case "tokens":
      return (
        <Dialog onClose={onClose} title={user.name} size="xl">
          <TokensPanel base={`${one}/tokens`} />
        </Dialog>
      );
    case "log_out":
      return (
        <ConfirmDialog
          title={words.logOutTitle(user.name)}
          explain={words.logOutExplain}
          action={words.logOut}
          onConfirm={() => done(api.post(`${one}/log-outs`), words.loggedOut)}
          onClose={onClose}
        />
      );
    case "remove":
      return (
        <ConfirmDialog
          title={words.removeTitle(user.name)}
          explain={words.removeExplain}
          action={words.remove}
          onConfirm={() => done(api.remove(one), words.removed)}
          onClose={onClose}
        />
      );
  }
}

export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const words = useAdminWords().users;
  return (
    <CreateDialog<NewUser>
      title={words.create}
      resource="/users"
      lists={["/users"]}
      onClose={onClose}
      form={({ save, close }) => <NewUserForm save={save} close={close} />}
    />
  );
}

type NewUser = Omit<UserChange, "disabled"> & { password: string };

function NewUserForm({ save, close }: { save: (user: NewUser) => Promise<void>; close: () => void }) {
  const words = useAdminWords().users;
  const roles = useRoleChoices();
  const form = useForm<NewUser>({ initialValues: { login: "", name: "", role: "operator", password: "" } });
  const { submit, busy, error, notes } = useSubmit(form, save);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.name} data-autofocus autoFocus autoComplete="off" {...form.getInputProps("name")} />
        <TextInput
          label={words.login}
          description={words.loginNote}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("login")}
        />
        <Select label={words.role} data={roles} allowDeselect={false} {...form.getInputProps("role")} />
        <PasswordField
          label={words.firstPassword}
          description={words.passwordNote}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        <ProblemAlert error={error} notes={notes} />
        <FormButtons busy={busy} onCancel={close} action={words.create} />
      </Stack>
    </form>
  );
}

interface UserChangeFormProps extends EditFormProps<User, UserChange> {
  close: () => void;
}

function UserChangeForm({ former, save, close }: UserChangeFormProps) {
  const words = useAdminWords().users;
  const roles = useRoleChoices();
  const form = useForm<UserChange>({
    initialValues: { login: former.login, name: former.name, role: former.role, disabled: former.disabled },
  });
  const { submit, busy, error, notes } = useSubmit(form, save);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.name} data-autofocus autoFocus autoComplete="off" {...form.getInputProps("name")} />
        <TextInput label={words.login} autoComplete="off" spellCheck={false} {...form.getInputProps("login")} />
        <Select label={words.role} data={roles} allowDeselect={false} {...form.getInputProps("role")} />
        <Switch
          label={words.disable}
          description={words.disableNote}
          {...form.getInputProps("disabled", { type: "checkbox" })}
        />
        <ProblemAlert error={error} notes={notes} />
        <FormButtons busy={busy} onCancel={close} />
      </Stack>
    </form>
  );
}

function PasswordDialog({ user, onClose }: UserDialogProps) {
  const api = useApi();
  const words = useAdminWords().users;
  const form = useForm({ initialValues: { password: "" } });
  const { submit, busy, error, notes } = useSubmit(form, async (values) => {
    await api.put(path`/users/${user.id}/password`, values);
    notifyDone(words.passwordSet);
    onClose();
  });
  return (
    <Dialog title={`${words.setPassword}: ${user.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PasswordField
            label={words.newPassword}
            description={words.passwordNote}
            autoComplete="new-password"
            data-autofocus
          autoFocus
            {...form.getInputProps("password")}
          />
          <Text size="sm" c="dimmed">
            {words.logOutExplain}
          </Text>
          <ProblemAlert error={error} notes={notes} />
          <FormButtons busy={busy} onCancel={onClose} action={words.setPassword} />
        </Stack>
      </form>
    </Dialog>
  );
}

function useRoleChoices() {
  const words = useOfficeWords().role;
  return kUserRoles.map((role) => ({ value: role, label: words[role] }));
}
