import { Group } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";
import { useOperatorWords } from "../i18n/operator";
import type { LocalTime } from "../time/province_time";

interface MomentFieldsProps {
  value: LocalTime;
  onChange: (value: LocalTime) => void;
}

// A day and a time of it, 24 hours.
export function MomentFields({ value, onChange }: MomentFieldsProps) {
  const words = useOperatorWords().booking;
  return (
    <Group align="flex-start" grow>
      <DateInput
        label={words.date}
        required
        valueFormat="DD/MM/YYYY"
        value={value.date === "" ? null : value.date}
        onChange={(date) => onChange({ ...value, date: date ?? "" })}
      />
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
