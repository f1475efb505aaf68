import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useOfficeWords } from "../i18n/office";
import { Dialog } from "./dialog";
import { ProblemAlert } from "./problem_alert";

interface ConfirmDialogProps {
  title: string;
  explain: string; // what happens and whether it can be undone
  action: string; // the word on the button that does it
  onConfirm: () => Promise<unknown>; // the dialog stays with the problem if it fails
  onClose: () => void;
}

// Asks before something that cannot be undone.
export function ConfirmDialog({ title, explain, action, onConfirm, onClose }: ConfirmDialogProps) {
  const words = useOfficeWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <Stack>
        <Text>{explain}</Text>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button color="red" loading={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
