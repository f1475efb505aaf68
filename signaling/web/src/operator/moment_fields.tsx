import { Group } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { useOperatorWords } from "../i18n/operator";
import type { LocalTime } from "../time/province_time";
import { DateField } from "./date_field";

interface MomentFieldsProps {
  value: LocalTime;
  onChange: (value: LocalTime) => void;
}

// A day and a time of it, 24 hours.
export function MomentFields({ value, onChange }: MomentFieldsProps) {
  const words = useOperatorWords().booking;
  return (
    <Group align="flex-start" grow>
      <DateField label={words.date} required value={value.date} onChange={(date) => onChange({ ...value, date })} />
      <TimePicker
        label={words.time}
        required
        format="24h"
        hoursInputLabel={words.hours}
        minutesInputLabel={words.minutes}
        value={value.time}
        onChange={(time) => onChange({ ...value, time: time.slice(0, 5) })}
      />
    </Group>
  );
}
