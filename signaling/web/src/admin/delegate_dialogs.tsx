import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { path } from "../api/client";
import type { Delegate } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { CreateDialog } from "../office/create_dialog";
import { EditDialog } from "../office/edit_dialog";
import { FormButtons } from "../office/form_buttons";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";

type DelegateChange = Pick<Delegate, "name" | "post" | "unit" | "commune">;

export function CreateDelegateDialog({ base, onClose }: { base: string; onClose: () => void }) {
  const words = useAdminWords().delegates;
  const empty = { name: "", post: "", unit: "", commune: "" };
  return (
    <CreateDialog<DelegateChange>
      title={words.create}
      resource={base}
      lists={[base]}
      onClose={onClose}
      form={({ save, close }) => <DelegateForm former={empty} save={save} close={close} />}
    />
  );
}

interface ChangeDelegateDialogProps {
  base: string;
  delegate: Delegate;
  onClose: () => void;
}

export function ChangeDelegateDialog({ base, delegate, onClose }: ChangeDelegateDialogProps) {
  const words = useAdminWords().delegates;
  return (
    <EditDialog<Delegate, DelegateChange>
      title={words.changeTitle(delegate.name)}
      resource={base + path`/${delegate.id}`}
      lists={[base]}
      onClose={onClose}
      form={({ former, save }) => <DelegateForm former={former} save={save} close={onClose} />}
    />
  );
}

interface DelegateFormProps {
  former: DelegateChange;
  save: (change: DelegateChange) => Promise<void>;
  close: () => void;
}

function DelegateForm({ former, save, close }: DelegateFormProps) {
  const words = useAdminWords().delegates;
  const { name, post, unit, commune } = former;
  const form = useForm<DelegateChange>({ initialValues: { name, post, unit, commune } });
  const { submit, busy, error, notes } = useSubmit(form, save);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label={words.name} data-autofocus autoFocus {...form.getInputProps("name")} />
        <TextInput label={words.post} {...form.getInputProps("post")} />
        <TextInput label={words.unit} {...form.getInputProps("unit")} />
        <TextInput label={words.commune} description={words.communeNote} {...form.getInputProps("commune")} />
        <ProblemAlert error={error} notes={notes} />
        <FormButtons busy={busy} onCancel={close} />
      </Stack>
    </form>
  );
}
