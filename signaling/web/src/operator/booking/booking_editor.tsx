import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import type { BookingDraft } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { useLeaveGuard } from "../../office/leave_guard";
import { ProblemAlert } from "../../office/problem_alert";
import { BookingSections } from "./booking_sections";
import type { BookingForm } from "./booking_form";
import { sameForm, toDraft } from "./booking_form";
import { CheckPanel } from "./check_panel";
import { memberOf, toFault } from "./field_faults";
import { changedMembers } from "./merge_booking";
import type { CheckState } from "./save_state";
import { lastFindings, saveObstacle } from "./save_state";
import { useBookingCheck } from "./use_booking_check";
import styles from "./booking.module.css";

interface BookingEditorProps {
  initial: BookingForm;
  booking: string | null; // the id of what is edited; null for a new one
  locked?: boolean; // it can be read only
  onSave: (draft: BookingDraft) => Promise<void>;
  // What else can be done, beside the form: knows what stands in it and whether it is saved.
  aside?: (form: BookingForm, dirty: boolean) => ReactNode;
  above?: (form: BookingForm, setForm: (form: BookingForm) => void) => ReactNode;
}

// The booking form with its live check. What was typed is not lost by a click away.
export function BookingEditor({ initial, booking, locked = false, onSave, aside, above }: BookingEditorProps) {
  const words = useOperatorWords().booking;
  const [form, setForm] = useState(initial);
  const draft = useMemo(() => toDraft(form), [form]);
  const check = useBookingCheck(locked ? null : draft, booking);
  const { saving, error, save } = useSaving(onSave);
  const dirty = !sameForm(form, initial);
  useLeaveGuard(dirty && !saving);
  const faults = useShownFaults(initial, draft, check, booking !== null);
  const obstacle = saveObstacle(saving, dirty || booking === null, draft !== null, check);
  return (
    <div className={styles.editor}>
      <fieldset className={styles.sections} disabled={locked}>
        {above?.(form, setForm)}
        <BookingSections form={form} faults={faults} timed onChange={setForm} />
      </fieldset>
      <aside className={styles.aside} aria-label={words.check.heading}>
        {!locked && (
          <>
            <h2>{words.check.heading}</h2>
            <CheckPanel complete={draft !== null} state={check} />
            <ProblemAlert error={error} />
            <Button
              size="md"
              loading={saving}
              disabled={obstacle !== null}
              aria-describedby="save-obstacle"
              data-action="save"
              onClick={() => draft !== null && void save(draft)}
            >
              {booking === null ? words.saveNew : words.save}
            </Button>
            <Text id="save-obstacle" size="sm" c="dimmed" role="status">
              {obstacle === null ? "" : words.obstacle[obstacle]}
            </Text>
          </>
        )}
        {aside?.(form, dirty)}
      </aside>
    </div>
  );
}

function useSaving(onSave: (draft: BookingDraft) => Promise<void>) {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (draft: BookingDraft) => {
    setSaving(true);
    setError(null);
    try {
      await onSave(draft);
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  return { saving, error, save };
}

// A new form is full of members that are still empty; they are not called wrong before somebody has been there.
function useShownFaults(initial: BookingForm, draft: BookingDraft | null, check: CheckState, all: boolean) {
  return useMemo(() => {
    const faults = (lastFindings(check)?.errors ?? []).map(toFault);
    const former = toDraft(initial);
    if (all || draft === null || former === null) return faults;
    const touched = new Set<string | null>(changedMembers(former, draft));
    return faults.filter((fault) => touched.has(memberOf(fault.pointer)));
  }, [initial, draft, check, all]);
}
