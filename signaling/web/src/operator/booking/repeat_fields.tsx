import { Checkbox, Group, NumberInput, Select } from "@mantine/core";
import { useOperatorWords } from "../../i18n/operator";
import { weekdayOf } from "../../time/province_time";
import { DateField } from "../date_field";
import type { Repeat, RepeatUnit } from "./recurrence_rule";
import { effectiveWeekdays } from "./recurrence_rule";
import styles from "./booking.module.css";

const kUnits = ["daily", "weekly", "monthly_date", "monthly_weekday"] as const;
const kMaxInterval = 120;
const kMaxCount = 1000;

interface RepeatFieldsProps {
  repeat: Repeat;
  date: string; // of the first conference
  onChange: (repeat: Repeat) => void;
}

// The choices of a repetition: unit, interval, weekdays, end.
export function RepeatFields({ repeat, date, onChange }: RepeatFieldsProps) {
  const words = useOperatorWords();
  const { unit } = repeat;
  const units: readonly RepeatUnit[] = unit === "custom" ? [...kUnits, "custom"] : kUnits;
  return (
    <>
      <Select
        label={words.booking.repeat.unit}
        data={units.map((value) => ({ value, label: words.booking.repeat[value] }))}
        value={unit}
        allowDeselect={false}
        onChange={(value) => onChange({ ...repeat, unit: (value ?? unit) as RepeatUnit })}
      />
      {unit !== "custom" && (
        <>
          <NumberInput
            label={words.booking.repeat.interval}
            suffix={` ${words.booking.repeat.intervalUnit[unit]}`}
            min={1}
            max={kMaxInterval}
            clampBehavior="strict"
            allowDecimal={false}
            value={repeat.interval}
            onChange={(value) => onChange({ ...repeat, interval: Math.max(1, Number(value)) })}
          />
          <EndFields repeat={repeat} date={date} onChange={onChange} />
        </>
      )}
      {unit === "weekly" && (
        <Checkbox.Group
          className={styles.wide ?? ""}
          label={words.booking.repeat.weekdays}
          value={effectiveWeekdays(repeat, date).map(String)}
          onChange={(days) => onChange({ ...repeat, weekdays: days.map(Number) })}
        >
          <Group gap="md" mt={4}>
            {words.common.weekdaysShort.map((name, weekday) => (
              <Checkbox
                key={name}
                value={String(weekday)}
                label={name}
                aria-label={words.common.weekdays[weekday]}
                disabled={weekday === weekdayOf(date)}
              />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </>
  );
}

function EndFields({ repeat, date, onChange }: RepeatFieldsProps) {
  const words = useOperatorWords().booking.repeat;
  return (
    <>
      <Select
        label={words.end}
        data={[
          { value: "until", label: words.endUntil },
          { value: "count", label: words.endCount },
        ]}
        value={repeat.end}
        allowDeselect={false}
        onChange={(end) => onChange({ ...repeat, end: end === "count" ? "count" : "until" })}
      />
      {repeat.end === "until" ? (
        <DateField
          label={words.until}
          earliest={date}
          value={repeat.until}
          onChange={(until) => onChange({ ...repeat, until: until === "" ? repeat.until : until })}
        />
      ) : (
        <NumberInput
          label={words.count}
          min={1}
          max={kMaxCount}
          clampBehavior="strict"
          allowDecimal={false}
          value={repeat.count}
          onChange={(value) => onChange({ ...repeat, count: Math.max(1, Number(value)) })}
        />
      )}
    </>
  );
}
