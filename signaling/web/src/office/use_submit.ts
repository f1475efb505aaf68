import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { faultsByField } from "../api/faults";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";

// Sends a form. What signaling finds wrong comes back to the fields it names, the first of which gets the focus; what no
// field can show is `error` and `notes` for a ProblemAlert above the buttons.
export function useSubmit<Values extends object>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<unknown>,
) {
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    setError(null);
    try {
      await send(values);
    } catch (failure) {
      const { fields, others } = faultsByField(problemOf(failure), language, Object.keys(values));
      const wrong = Object.keys(fields);
      form.setErrors(fields);
      setNotes(others);
      setError(wrong.length > 0 && others.length === 0 ? null : failure);
      if (wrong[0] !== undefined) form.getInputNode(wrong[0])?.focus();
    } finally {
      setBusy(false);
    }
  });
  return { submit, busy, error, notes };
}
