import { Button, Text } from "@mantine/core";
import { useOperatorWords } from "../../i18n/operator";
import { formatInstant, fromCompact, toInstant } from "../../time/province_time";
import { removeAt } from "./agenda_rows";
import type { BookingForm } from "./booking_form";
import styles from "./booking.module.css";

interface RepeatExceptionsProps {
  form: BookingForm;
  onChange: (next: BookingForm) => void;
}

// The days of the series that do not take place or take place at another time, each with a way back.
export function RepeatExceptions({ form, onChange }: RepeatExceptionsProps) {
  const words = useOperatorWords().booking.repeat;
  if (form.cancelled.length + form.moved.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {words.noExceptions}
      </Text>
    );
  }
  return (
    <ul aria-label={words.exceptions}>
      {form.cancelled.map((original, index) => (
        <Exception
          key={original}
          text={words.cancelledOn(shown(original))}
          label={words.restoreOne(shown(original))}
          onRestore={() => onChange({ ...form, cancelled: removeAt(form.cancelled, index) })}
        />
      ))}
      {form.moved.map(({ original_start, start }, index) => (
        <Exception
          key={original_start}
          text={words.movedFrom(shown(original_start), formatInstant(start))}
          label={words.restoreOne(shown(original_start))}
          onRestore={() => onChange({ ...form, moved: removeAt(form.moved, index) })}
        />
      ))}
    </ul>
  );
}

function Exception({ text, label, onRestore }: { text: string; label: string; onRestore: () => void }) {
  const words = useOperatorWords().booking.repeat;
  return (
    <li className={styles.row}>
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="subtle" aria-label={label} onClick={onRestore}>
        {words.restore}
      </Button>
    </li>
  );
}

function shown(original: string): string {
  const local = fromCompact(original);
  const at = local === null ? null : toInstant(local);
  return at === null ? original : formatInstant(at);
}
