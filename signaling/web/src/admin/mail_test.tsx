import { Alert, Button, Group, Stack, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { MailTest } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { useApi } from "../office/api_context";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";

// Sends one message with the stored settings, and says what the mail server answered.
export function MailTestForm() {
  const api = useApi();
  const { language } = useLanguage();
  const words = useAdminWords().mail;
  const [outcome, setOutcome] = useState<MailTest | null>(null);
  const form = useForm({ initialValues: { to: "" } });
  const { submit, busy, error, notes } = useSubmit(form, async (values) => {
    setOutcome(null);
    setOutcome(await api.post<MailTest>("/settings/mail/tests", values));
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {words.test}
        </Title>
        <Group align="flex-end">
          <TextInput
            flex={1}
            label={words.testTo}
            description={words.testNote}
            type="email"
            {...form.getInputProps("to")}
          />
          <Button type="submit" variant="light" loading={busy}>
            {words.testSend}
          </Button>
        </Group>
        <ProblemAlert error={error} notes={notes} />
        {outcome !== null && (
          <Alert
            color={outcome.state === "sent" ? "green" : "red"}
            role="status"
            title={outcome.state === "sent" ? words.testSent : words.testFailed}
          >
            {outcome.error?.[language]}
          </Alert>
        )}
      </Stack>
    </form>
  );
}
