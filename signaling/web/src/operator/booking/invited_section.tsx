import { TagsInput } from "@mantine/core";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { faultBelow } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";

const kMaxName = 120;

// Departments and communes that come to the sites' halls.
export function InvitedSection({ form, faults, onChange }: SectionProps) {
  const words = useOperatorWords();
  const { language } = useLanguage();
  return (
    <Section title={words.booking.section.invited}>
      {(["departments", "communes"] as const).map((member) => (
        <Place key={member} member={member} wide>
          <TagsInput
            label={words.booking.member[member]}
            placeholder={words.booking.addName}
            splitChars={[";", "\n"]}
            acceptValueOnBlur
            clearable
            clearButtonProps={{ "aria-label": `${words.common.remove}: ${words.booking.member[member]}` }}
            value={form[member]}
            error={faultBelow(faults, `/${member}`, language)}
            onChange={(names) => onChange({ ...form, [member]: names.map(tidy).filter((name) => name !== "") })}
          />
        </Place>
      ))}
    </Section>
  );
}

function tidy(name: string): string {
  return name.trim().normalize("NFC").slice(0, kMaxName);
}
