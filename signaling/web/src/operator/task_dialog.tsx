import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { useOfficeWords } from "../i18n/office";
import { ProblemAlert } from "../office/problem_alert";

interface TaskDialogProps {
  title: string;
  action: string; // the word on the button that does it
  danger?: boolean;
  ready?: boolean; // what is needed has been said
  keep?: string; // the word on the button that does nothing
  onDo: () => Promise<unknown>; // the dialog stays with the problem if it fails
  onClose: () => void;
  children: ReactNode;
}

// A dialog with a few fields and one thing to do.
export function TaskDialog(props: TaskDialogProps) {
  const { title, action, danger = false, ready = true, keep, onDo, onClose, children } = props;
  const words = useOfficeWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onDo();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": words.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (ready && !busy) void run();
        }}
      >
        <Stack>
          {children}
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {keep ?? words.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={!ready} {...(danger && { color: "red" })}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
