import { Anchor, Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import type { LogIn, Version } from "../api/types";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";
import { DoorLayout } from "./door_layout";

export interface LogInPageProps {
  error: unknown; // why it is not known who is logged in, other than that nobody is
  onRetry: () => void;
  onLogIn: (logIn: LogIn) => void;
}

// What stands at every address of the office pages until somebody has logged in; the address is kept.
export function LogInPage({ error, onRetry, onLogIn }: LogInPageProps) {
  const words = useShellWords().logIn;
  const api = useApi();
  const version = useQuery({ queryKey: ["version"], queryFn: () => api.get<Version>("/version") });
  return (
    <DoorLayout title={words.title} province={version.data?.province} page="log_in">
      <ProblemAlert error={error} onRetry={onRetry} />
      {version.data?.needs_administrator === true && <Alert color="yellow">{words.needsAdministrator}</Alert>}
      <LogInForm onLogIn={onLogIn} />
      <Text size="sm" c="dimmed">
        {words.help}
      </Text>
      <Stack gap={4} pt="md">
        <Text fw={600}>{words.hall}</Text>
        <Text size="sm" c="dimmed">
          {words.hallNote}
        </Text>
        <Anchor href="/enrol">{words.enrol}</Anchor>
      </Stack>
    </DoorLayout>
  );
}

function LogInForm({ onLogIn }: Pick<LogInPageProps, "onLogIn">) {
  const words = useShellWords().logIn;
  const api = useApi();
  const form = useForm({ initialValues: { login: "", password: "" } });
  const { submit, busy, error, notes } = useSubmit(form, async (values) =>
    onLogIn(await api.offer<LogIn>("/login", values)),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={words.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.getInputProps("login")}
        />
        <PasswordField label={words.password} autoComplete="current-password" {...form.getInputProps("password")} />
        <ProblemAlert error={error} notes={notes} />
        <Button type="submit" loading={busy} size="md">
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
