import { Button, Group, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useOfficeWords } from "../i18n/office";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { Dialog } from "../office/dialog";
import { notifyDone } from "../office/notify";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { useSession } from "../office/session";
import { useSubmit } from "../office/use_submit";

// Changes the own password; the log-in at this browser goes on under a new CSRF token.
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const session = useSession();
  const common = useOfficeWords();
  const words = useShellWords().password;
  const form = useForm({
    initialValues: { current: "", new: "", again: "" },
    validate: { again: (again, values) => (again === values.new ? null : words.differs) },
  });
  const { submit, busy, error, notes } = useSubmit(form, async (values) => {
    const answer = await api.put<{ csrf_token: string }>("/me/password", { current: values.current, new: values.new });
    onClose();
    notifyDone(words.changed);
    session.use({ csrf_token: answer.body.csrf_token });
  });
  return (
    <Dialog onClose={onClose} title={words.open}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PasswordField
            label={words.current}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps("current")}
          />
          <PasswordField label={words.new} autoComplete="new-password" {...form.getInputProps("new")} />
          <PasswordField label={words.again} autoComplete="new-password" {...form.getInputProps("again")} />
          <Text size="sm" c="dimmed">
            {words.note}
          </Text>
          <ProblemAlert error={error} notes={notes} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {words.open}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
