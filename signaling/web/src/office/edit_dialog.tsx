import type { ReactNode } from "react";
import { Dialog } from "./dialog";
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
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <EditPanel<T, Change> {...panel} onSaved={onClose} />
    </Dialog>
  );
}
