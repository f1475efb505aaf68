import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useOfficeWords } from "../i18n/office";
import { setAsker } from "./leave_guard";

// Asks before unsaved work is left; stands once, beside the routes.
export function LeaveDialog() {
  const words = useOfficeWords();
  const [leave, setLeave] = useState<{ go: () => void } | null>(null);
  useEffect(() => setAsker((go) => setLeave({ go })), []);
  const close = () => setLeave(null);
  return (
    <Modal
      opened={leave !== null}
      onClose={close}
      title={words.leave.title}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <Stack>
        <Text>{words.leave.note}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>
            {words.leave.stay}
          </Button>
          <Button
            color="red"
            onClick={() => {
              close();
              leave?.go();
            }}
          >
            {words.leave.go}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
