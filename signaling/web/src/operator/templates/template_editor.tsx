import { Button, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Template } from "../../api/calendar_types";
import type { Fault } from "../../api/problem";
import { problemOf } from "../../api/problem";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useLeaveGuard } from "../../office/leave_guard";
import { ProblemAlert } from "../../office/problem_alert";
import type { BookingForm } from "../booking/booking_form";
import { sameForm, toTemplate } from "../booking/booking_form";
import { BookingSections } from "../booking/booking_sections";
import { faultAt } from "../booking/field_faults";
import styles from "../booking/booking.module.css";

const kMaxName = 120;

interface TemplateEditorProps {
  initial: BookingForm;
  name: string;
  locked: boolean;
  onSave: (template: Omit<Template, "id">) => Promise<void>;
}

// The booking form without a moment: what it says is what the template fills.
export function TemplateEditor({ initial, name: formerName, locked, onSave }: TemplateEditorProps) {
  const { templates: words, obstacle } = useOperatorWords().booking;
  const { language } = useLanguage();
  const [form, setForm] = useState(initial);
  const [name, setName] = useState(formerName);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dirty = name !== formerName || !sameForm(form, initial);
  useLeaveGuard(dirty && !saving);
  const faults = error === null ? [] : problemOf(error).faults;
  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      await onSave({ name: name.trim().normalize("NFC"), booking: toTemplate(form) });
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  const why = name.trim() === "" ? words.nameMissing : dirty ? "" : obstacle.unchanged;
  return (
    <div className={styles.editor}>
      <fieldset className={styles.sections} disabled={locked}>
        <div className={styles.section}>
          <TextInput
            label={words.name}
            required
            maxLength={kMaxName}
            value={name}
            error={faultAt(faults, "/name", language)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <BookingSections form={form} faults={faults.map(inBooking)} timed={false} onChange={setForm} />
      </fieldset>
      <aside className={styles.aside} aria-label={words.editTitle}>
        <ProblemAlert error={error} />
        {!locked && (
          <Button size="md" loading={saving} disabled={why !== ""} data-action="save" onClick={() => void save()}>
            {words.save}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {why}
        </Text>
      </aside>
    </div>
  );
}

// "/booking/agenda/0/title" of a template is "/agenda/0/title" of the form.
function inBooking(fault: Fault): Fault {
  return { ...fault, pointer: fault.pointer.replace(/^\/booking(?=\/)/, "") };
}
