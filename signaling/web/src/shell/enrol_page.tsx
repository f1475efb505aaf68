import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { ApiClient } from "../api/client";
import type { Device } from "../app/device";
import { loadDevice, pageOf, saveDevice } from "../app/device";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";
import { codeText } from "./code_text";
import { DoorLayout } from "./door_layout";
import { useFragment } from "./fragment";
import { PinForm } from "./pin_form";

interface Enrolment {
  token: string;
  site: { id: string; name: string };
  kind: Device["kind"];
}

// Makes this browser a hall's computer, its control or the chair's tablet, by the spoken code or the one in the QR code's link.
export function EnrolPage() {
  const words = useShellWords().enrol;
  const code = useFragment();
  const [device, setDevice] = useState<Device | null>(loadDevice);
  const [fresh, setFresh] = useState(false);
  const locked = usePinMissing(device);
  const open = (next: Device) => {
    saveDevice(next);
    location.replace(pageOf(next));
  };
  const enrolled = (next: Device) => {
    if (next.kind !== "chair_tablet") return open(next);
    saveDevice(next);
    setDevice(next);
    setFresh(true);
  };
  if (device !== null && device.kind === "chair_tablet" && (fresh || locked)) {
    return (
      <DoorLayout title={words.pinTitle} province={device.site.name} page="pin">
        <PinForm device={device} onSet={(unlock) => open({ ...device, unlock })} />
      </DoorLayout>
    );
  }
  return (
    <DoorLayout title={words.title} page="enrol">
      {device !== null && (
        <Alert color="green">
          <Stack gap="xs" align="flex-start">
            <Text>{words.already(device.site.name)}</Text>
            <Button component="a" href={pageOf(device)}>
              {words.goOn}
            </Button>
            <Text>{words.replace}</Text>
          </Stack>
        </Alert>
      )}
      <CodeForm code={codeText(code)} onEnrolled={enrolled} />
    </DoorLayout>
  );
}

// True once signaling has said that this tablet still lacks its PIN: its enrolment was broken off.
function usePinMissing(device: Device | null): boolean {
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (device?.kind !== "chair_tablet") return;
    new ApiClient(undefined, device)
      .get<{ device: { has_pin: boolean } }>("/me")
      .then((me) => setMissing(!me.device.has_pin))
      .catch(() => undefined); // a revoked one is enrolled anew by the form below
  }, [device]);
  return missing;
}

function CodeForm({ code, onEnrolled }: { code: string; onEnrolled: (device: Device) => void }) {
  const words = useShellWords().enrol;
  const api = useApi();
  const form = useForm({ initialValues: { code } });
  const { submit, busy, error, notes } = useSubmit(form, async (values) => {
    const { token, kind, site } = await api.offer<Enrolment>("/enrolments", { code: values.code });
    onEnrolled({ token, kind, site: { id: site.id, name: site.name }, unlock: null });
  });
  // Who came by the QR code has nothing to type.
  useEffect(() => {
    if (code !== "") submit();
  }, []);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text c="dimmed" size="sm">
          {words.explain}
        </Text>
        <TextInput
          label={words.code}
          size="xl"
          placeholder="K7MX-24PQ"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          {...form.getInputProps("code")}
          onChange={(event) => form.setFieldValue("code", codeText(event.currentTarget.value))}
        />
        <ProblemAlert error={error} notes={notes} />
        <Button type="submit" loading={busy} size="lg">
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
