import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useLocation } from "wouter";
import type { LogIn } from "../api/types";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { useLogIn } from "../office/session";
import { useSubmit } from "../office/use_submit";
import { DoorLayout } from "./door_layout";
import { useFragment } from "./fragment";

// Opened once, by the link that signaling prints while the province has no administrator.
export function FirstAdministratorPage() {
  const words = useShellWords().firstAdministrator;
  const token = useFragment();
  return (
    <DoorLayout title={words.title} page="first_administrator">
      {token === "" ? <Alert color="red">{words.noToken}</Alert> : <FirstAdministratorForm token={token} />}
    </DoorLayout>
  );
}

function FirstAdministratorForm({ token }: { token: string }) {
  const words = useShellWords();
  const api = useApi();
  const { setLogIn } = useLogIn();
  const [, go] = useLocation();
  const form = useForm({
    initialValues: { name: "", login: "", password: "", again: "" },
    validate: { again: (again, values) => (again === values.password ? null : words.password.differs) },
  });
  const { submit, busy, error, notes } = useSubmit(form, async ({ name, login, password }) => {
    setLogIn(await api.offer<LogIn>("/first-administrator", { token, name, login, password }));
    go("/", { replace: true });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text c="dimmed" size="sm">
          {words.firstAdministrator.explain}
        </Text>
        <TextInput label={words.firstAdministrator.name} autoComplete="name" {...form.getInputProps("name")} />
        <TextInput
          label={words.logIn.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps("login")}
        />
        <PasswordField label={words.logIn.password} autoComplete="new-password" {...form.getInputProps("password")} />
        <PasswordField label={words.password.again} autoComplete="new-password" {...form.getInputProps("again")} />
        <ProblemAlert error={error} notes={notes} />
        <Button type="submit" loading={busy} size="md">
          {words.firstAdministrator.submit}
        </Button>
      </Stack>
    </form>
  );
}
