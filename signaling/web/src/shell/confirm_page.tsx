import { Alert, Button, NumberInput, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { path } from "../api/client";
import { useLanguage } from "../i18n/language";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { ProblemAlert } from "../office/problem_alert";
import { QueryView } from "../office/query_view";
import { useSubmit } from "../office/use_submit";
import { formatDateTime } from "../time/office_time";
import { DoorLayout } from "./door_layout";
import { useFragment } from "./fragment";

// GET and POST /confirmations/{token}: what a site is invited to and what it has answered.
interface Confirmation {
  title: string;
  start: string;
  end: string;
  series: boolean; // it is about all conferences of a series
  site: { id: string; name: string };
  state: "open" | "withdrawn" | "cancelled" | "over"; // only what is open can be answered
  attendance: { answer: "yes" | "no" | null; head: string; number: number };
}

// Opened from the invitation's mail: one site says whether it attends. The token in the link is its only key.
export function ConfirmPage() {
  const words = useShellWords().confirm;
  const token = useFragment();
  return (
    <DoorLayout title={words.title} page="confirm">
      {token === "" ? <Alert color="red">{words.noToken}</Alert> : <Invitation token={token} />}
    </DoorLayout>
  );
}

function Invitation({ token }: { token: string }) {
  const api = useApi();
  const { language } = useLanguage();
  const words = useShellWords().confirm;
  const address = path`/confirmations/${token}`;
  const invitation = useQuery({
    queryKey: [address],
    queryFn: () => api.get<Confirmation>(address),
    staleTime: Infinity,
  });
  return (
    <QueryView query={invitation}>
      {(known) => (
        <Stack>
          <div>
            <Title order={2} size="h4">
              {known.title}
            </Title>
            <Text>
              {words.site}: <strong>{known.site.name}</strong>
            </Text>
            <Text>
              {words.start}: {formatDateTime(known.start, language)}
            </Text>
            {known.series && <Text>{words.series}</Text>}
          </div>
          {known.state === "open" ? (
            <AttendanceForm address={address} known={known.attendance} />
          ) : (
            <Alert color="yellow">{words.states[known.state]}</Alert>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

function AttendanceForm({ address, known }: { address: string; known: Confirmation["attendance"] }) {
  const api = useApi();
  const words = useShellWords().confirm;
  const [sent, setSent] = useState(false);
  const form = useForm({
    initialValues: { answer: known.answer ?? "yes", head: known.head, number: known.number },
  });
  const { submit, busy, error, notes } = useSubmit(form, async ({ answer, head, number }) => {
    setSent(false);
    await api.post(address, answer === "yes" ? { answer, head, number: Number(number) } : { answer, head: "", number: 0 });
    setSent(true);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Radio.Group label={words.question} {...form.getInputProps("answer")}>
          <Stack gap="xs" mt={6}>
            <Radio value="yes" label={words.attends} size="md" />
            <Radio value="no" label={words.declines} size="md" />
          </Stack>
        </Radio.Group>
        {form.values.answer === "yes" && (
          <>
            <TextInput label={words.head} description={words.headNote} {...form.getInputProps("head")} />
            <NumberInput
              label={words.number}
              min={0}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              {...form.getInputProps("number")}
            />
          </>
        )}
        <ProblemAlert error={error} notes={notes} />
        {sent && (
          <Alert color="green" title={words.sent} role="status">
            {words.sentNote}
          </Alert>
        )}
        <Button type="submit" loading={busy} size="md">
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
