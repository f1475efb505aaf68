import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "./api_context";
import { Dialog } from "./dialog";
import { notifyDone } from "./notify";

interface CreateDialogProps<Thing> {
  title: string;
  resource: string; // where the new thing is posted to
  lists: readonly string[]; // first words of the query keys that show it
  onClose: () => void;
  form: (props: { save: (thing: Thing) => Promise<void>; close: () => void }) => ReactNode;
}

// Makes one thing; the counterpart of EditDialog.
export function CreateDialog<Thing>({ title, resource, lists, onClose, form }: CreateDialogProps<Thing>) {
  const api = useApi();
  const queries = useQueryClient();
  const words = useOfficeWords();
  const save = async (thing: Thing) => {
    await api.post(resource, thing);
    onClose();
    notifyDone(words.saved);
    await Promise.all(lists.map((list) => queries.invalidateQueries({ queryKey: [list] })));
  };
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      {form({ save, close: onClose })}
    </Dialog>
  );
}
