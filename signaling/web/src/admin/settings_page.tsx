import { Group, NumberInput, Paper, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Settings } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import type { EditFormProps } from "../office/edit_panel";
import { EditPanel } from "../office/edit_panel";
import { FormButtons } from "../office/form_buttons";
import { PageHead } from "../office/page_head";
import { ProblemAlert } from "../office/problem_alert";
import { useSession } from "../office/session";
import { useSubmit } from "../office/use_submit";

// What holds for the whole province.
export function SettingsPage() {
  const words = useAdminWords().settings;
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <Paper maw="42rem">
        <EditPanel<Settings, Settings>
          resource="/settings"
          lists={["version"]}
          form={(props) => <SettingsForm {...props} />}
        />
      </Paper>
    </>
  );
}

function SettingsForm({ former, save }: EditFormProps<Settings, Settings>) {
  const { may } = useSession();
  const words = useAdminWords().settings;
  const form = useForm<Flat>({ initialValues: flat(former) });
  const { submit, busy, error, notes } = useSubmit(form, (values) => save(settingsOf(values)));
  const readOnly = !may("settings.change");
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.province} readOnly={readOnly} {...form.getInputProps("province")} />
        <TextInput
          label={words.address}
          description={words.addressNote}
          placeholder="https://"
          readOnly={readOnly}
          {...form.getInputProps("public_address")}
        />
        <Group align="flex-start" grow>
          <NumberInput
            label={words.conferences}
            description={words.conferencesNote}
            min={1}
            allowDecimal={false}
            readOnly={readOnly}
            {...form.getInputProps("conferences")}
          />
          <NumberInput
            label={words.seats}
            description={words.seatsNote}
            min={1}
            allowDecimal={false}
            readOnly={readOnly}
            {...form.getInputProps("seats")}
          />
        </Group>
        <ProblemAlert error={error} notes={notes} />
        {!readOnly && <FormButtons busy={busy} />}
      </Stack>
    </form>
  );
}

// The form's values stand side by side, so that a fault at /capacity/seats finds its field.
type Flat = { province: string; public_address: string; conferences: number; seats: number };

function flat({ province, public_address, capacity }: Settings): Flat {
  return { province, public_address, conferences: capacity.conferences, seats: capacity.seats };
}

function settingsOf({ province, public_address, conferences, seats }: Flat): Settings {
  return { province, public_address, capacity: { conferences: Number(conferences), seats: Number(seats) } };
}
