import { Button, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ApiClient } from "../api/client";
import type { Device } from "../app/device";
import { useShellWords } from "../i18n/shell";
import { PasswordField } from "../office/password_field";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";

// The first PIN of a chair's tablet; `onSet` gets the proof that it was typed here.
export function PinForm({ device, onSet }: { device: Device; onSet: (unlock: string) => void }) {
  const words = useShellWords().enrol;
  const form = useForm({
    initialValues: { pin: "", again: "" },
    validate: {
      pin: (pin) => (/^\d{6}$/.test(pin) ? null : words.pinDigits),
      again: (again, values) => (again === values.pin ? null : words.pinDiffers),
    },
  });
  const { submit, busy, error, notes } = useSubmit(form, async ({ pin }) => {
    const answer = await new ApiClient(undefined, device).put<{ unlock: string }>("/me/pin", { pin });
    onSet(answer.body.unlock);
  });
  const digits = { inputMode: "numeric", autoComplete: "off", maxLength: 6, size: "xl" } as const;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{words.pinExplain}</Text>
        <PasswordField label={words.pin} autoFocus {...digits} {...form.getInputProps("pin")} />
        <PasswordField label={words.pinAgain} {...digits} {...form.getInputProps("again")} />
        <ProblemAlert error={error} notes={notes} />
        <Button type="submit" loading={busy} size="lg">
          {words.pinSubmit}
        </Button>
      </Stack>
    </form>
  );
}
