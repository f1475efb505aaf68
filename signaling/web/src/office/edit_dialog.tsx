import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useOfficeWords } from "../i18n/office";
import type { EditFormProps } from "./edit_panel";
import { EditPanel } from "./edit_panel";

interface EditDialogProps<T, Change> {
  title: string;
  resource: string;
  lists: readonly string[];
  onClose: () => void;
  form: (props: EditFormProps<T, Change>) => ReactNode;
}

// An EditPanel in a dialog, which closes once the change is stored.
export function EditDialog<T, Change>({ title, onClose, ...panel }: EditDialogProps<T, Change>) {
  const words = useOfficeWords();
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ "aria-label": words.close }}>
      <EditPanel<T, Change> {...panel} onSaved={onClose} />
    </Modal>
  );
}
