import { DateInput } from "@mantine/dates";
import { useOperatorWords } from "../i18n/operator";
import { parseDate } from "../time/province_time";

interface DateFieldProps {
  label: string;
  value: string; // "2026-12-01"; empty: none
  required?: boolean;
  earliest?: string;
  error?: string | undefined;
  onChange: (date: string) => void;
}

// A day, typed or chosen, as dd/MM/yyyy.
export function DateField({ label, value, required = false, earliest, error, onChange }: DateFieldProps) {
  const words = useOperatorWords().booking.dateField;
  return (
    <DateInput
      label={label}
      required={required}
      valueFormat="DD/MM/YYYY"
      dateParser={parseDate}
      placeholder={words.placeholder}
      hideOutsideDates
      ariaLabels={words}
      {...(earliest !== undefined && { minDate: earliest })}
      value={value === "" ? null : value}
      error={error}
      onChange={(date) => onChange(date ?? "")}
    />
  );
}
