import { Alert } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";
import { useApiState } from "../office/api_context";
import { Icon } from "../ui/icon";
import styles from "./waiting_note.module.css";

// Stands over every page while signaling has asked for patience (429).
export function WaitingNote() {
  const { waiting } = useApiState();
  const words = useOfficeWords();
  if (waiting === null) return null;
  return (
    <Alert className={styles.note} color="yellow" role="status" icon={<Icon name="clock" />}>
      {words.waiting(waiting)}
    </Alert>
  );
}
