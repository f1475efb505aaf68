import { Group, NumberInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { MailSecurity, MailSettings, MailSettingsChange } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import type { EditFormProps } from "../office/edit_panel";
import { EditPanel } from "../office/edit_panel";
import { FormButtons } from "../office/form_buttons";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";

const kSecurities: readonly MailSecurity[] = ["required", "implicit", "optional", "none"];

export function MailSettingsPanel() {
  return (
    <EditPanel<MailSettings, MailSettingsChange>
      resource="/settings/mail"
      form={(props) => <MailSettingsForm {...props} />}
    />
  );
}

// The password is never shown; left empty, the stored one stays.
function MailSettingsForm({ former, save }: EditFormProps<MailSettings, MailSettingsChange>) {
  const words = useAdminWords().mail;
  const { has_password, ...known } = former;
  const form = useForm({ initialValues: { ...known, password: "" } });
  const { submit, busy, error, notes } = useSubmit(form, (values) =>
    save({ ...values, port: Number(values.port), password: values.password === "" ? null : values.password }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Switch label={words.enabled} {...form.getInputProps("enabled", { type: "checkbox" })} />
        <Group align="flex-start" grow>
          <TextInput label={words.host} spellCheck={false} {...form.getInputProps("host")} />
          <NumberInput label={words.port} min={1} max={65535} allowDecimal={false} {...form.getInputProps("port")} />
        </Group>
        <Select
          label={words.security}
          allowDeselect={false}
          data={kSecurities.map((security) => ({ value: security, label: words.securities[security] }))}
          {...form.getInputProps("security")}
        />
        <Group align="flex-start" grow>
          <TextInput
            label={words.user}
            description={words.userNote}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("user")}
          />
          <PasswordField
            label={words.password}
            description={has_password ? words.passwordKept : words.passwordNone}
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
        </Group>
        <Group align="flex-start" grow>
          <TextInput label={words.fromName} {...form.getInputProps("from_name")} />
          <TextInput label={words.fromAddress} type="email" {...form.getInputProps("from_address")} />
        </Group>
        <ProblemAlert error={error} notes={notes} />
        <FormButtons busy={busy} />
      </Stack>
    </form>
  );
}
