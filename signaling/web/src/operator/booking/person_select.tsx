import { Select, Text } from "@mantine/core";
import type { Account } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { useOfficeWords } from "../../i18n/office";
import { matches } from "../../text/fold";

interface PersonSelectProps {
  label: string;
  people: readonly Account[];
  value: number | null; // an account; null: nobody
  required?: boolean;
  error?: string | undefined;
  onChange: (id: number | null) => void;
}

// One person out of all accounts, found by name without diacritics. Somebody whose account was disabled stays as long
// as nobody else is chosen.
export function PersonSelect({ label, people, value, required = false, error, onChange }: PersonSelectProps) {
  const words = useOperatorWords();
  const roles = useOfficeWords().role as Readonly<Record<string, string>>;
  const roleOf = (id: string) => {
    const role = people.find((person) => String(person.id) === id)?.role ?? "";
    return roles[role] ?? role;
  };
  const offered = people.filter((person) => !person.disabled || person.id === value);
  return (
    <Select
      label={label}
      required={required}
      placeholder={words.booking.choosePerson}
      searchable
      clearable={!required}
      clearButtonProps={{ "aria-label": `${words.common.remove}: ${label}` }}
      nothingFoundMessage={words.common.nothingFound}
      limit={100}
      maxDropdownHeight={280}
      data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Text size="xs" c="dimmed">
            {roleOf(option.value)}
          </Text>
        </div>
      )}
      filter={({ options, search }) => options.filter((option) => "label" in option && matches(option.label, search))}
      value={value === null ? null : String(value)}
      error={error}
      onChange={(id) => onChange(id === null ? null : Number(id))}
    />
  );
}
