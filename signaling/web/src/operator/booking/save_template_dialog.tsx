import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { TaskDialog } from "../task_dialog";
import type { BookingForm } from "./booking_form";
import { toTemplate } from "./booking_form";

const kMaxName = 120;

// Keeps what stands in the form, without its moment, as a template.
export function SaveTemplateDialog({ form, onClose }: { form: BookingForm; onClose: () => void }) {
  const words = useOperatorWords().booking;
  const api = useApi();
  const queries = useQueryClient();
  const [name, setName] = useState(form.title.slice(0, kMaxName));
  const save = async () => {
    await api.post("/templates", { name: name.trim().normalize("NFC"), booking: toTemplate(form) });
    await queries.invalidateQueries({ queryKey: ["templates"] });
    notifyDone(words.templateSaved);
  };
  return (
    <TaskDialog title={words.saveAsTemplate} action={words.saveAsTemplate} ready={name.trim() !== ""} onDo={save} onClose={onClose}>
      <TextInput
        label={words.templateName}
        required
        maxLength={kMaxName}
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </TaskDialog>
  );
}
