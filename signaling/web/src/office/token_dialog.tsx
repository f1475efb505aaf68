import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiToken, Scope } from "../api/types";
import { kScopes } from "../api/types";
import { useOfficeWords } from "../i18n/office";
import { formatRfc3339 } from "../time/office_time";
import { useApi } from "./api_context";
import { Dialog } from "./dialog";
import { ProblemAlert } from "./problem_alert";
import { SecretText } from "./secret_text";
import { useSubmit } from "./use_submit";

const kLifetimesDays = ["30", "90", "365", ""] as const; // "" is without an end
const kDayMs = 24 * 60 * 60 * 1000;

// Makes an API token and shows it, this once.
export function TokenDialog({ base, onClose }: { base: string; onClose: () => void }) {
  const common = useOfficeWords();
  const words = common.tokens;
  const [token, setToken] = useState<string | null>(null);
  return (
    <Dialog onClose={onClose} title={words.create} size="lg">
      {token === null ? (
        <TokenForm base={base} onMade={setToken} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{words.once}</Text>
          <SecretText label={words.token} value={token} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{common.close}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface TokenFormProps {
  base: string;
  onMade: (token: string) => void;
  onClose: () => void;
}

function TokenForm({ base, onMade, onClose }: TokenFormProps) {
  const api = useApi();
  const queries = useQueryClient();
  const common = useOfficeWords();
  const words = common.tokens;
  const form = useForm({ initialValues: { label: "", scopes: ["read"] as Scope[], expires: "90" } });
  const { submit, busy, error, notes } = useSubmit(form, async ({ label, scopes, expires }) => {
    const until = expires === "" ? null : formatRfc3339(new Date(Date.now() + Number(expires) * kDayMs));
    const made = await api.post<ApiToken & { token: string }>(base, { label, scopes, expires: until });
    await queries.invalidateQueries({ queryKey: [base] });
    onMade(made.token);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.label} description={words.labelNote} data-autofocus {...form.getInputProps("label")} />
        <Checkbox.Group label={words.scopes} {...form.getInputProps("scopes")}>
          <Stack gap="xs" mt={6}>
            {kScopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={words.scope[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={words.lifetime}
          allowDeselect={false}
          data={kLifetimesDays.map((days) => ({ value: days, label: days === "" ? words.noEnd : words.days(days) }))}
          {...form.getInputProps("expires")}
        />
        <ProblemAlert error={error} notes={notes} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {common.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
