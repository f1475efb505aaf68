import type { Account } from "../../api/calendar_types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { faultBelow } from "./field_faults";
import { PersonSelect } from "./person_select";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";

const kPlaces = [
  { member: "chair", field: "chair", required: true },
  { member: "deputy", field: "deputy", required: false },
  { member: "secretary", field: "secretary", required: false },
  { member: "operator_in_charge", field: "operator", required: true },
] as const;

interface PeopleSectionProps extends SectionProps {
  people: readonly Account[];
  partial: boolean; // a template may leave everybody out
}

// Who chairs, records and operates the conference.
export function PeopleSection({ form, faults, onChange, people, partial }: PeopleSectionProps) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  return (
    <Section title={words.section.people}>
      {kPlaces.map(({ member, field, required }) => (
        <Place key={member} member={member}>
          <PersonSelect
            label={words.member[member]}
            people={people}
            value={form[field]}
            required={required && !partial}
            error={faultBelow(faults, `/${member}`, language)}
            onChange={(id) => onChange({ ...form, [field]: id })}
          />
        </Place>
      ))}
    </Section>
  );
}
