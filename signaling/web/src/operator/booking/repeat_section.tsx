import { Switch, Text } from "@mantine/core";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { faultBelow } from "./field_faults";
import { defaultRepeat, describeRepeat } from "./recurrence_rule";
import { RepeatExceptions } from "./repeat_exceptions";
import { RepeatFields } from "./repeat_fields";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

// Whether and how the conference repeats, in words.
export function RepeatSection({ form, faults, onChange }: SectionProps) {
  const words = useOperatorWords();
  const { language } = useLanguage();
  const dated = /^\d{4}-\d\d-\d\d$/.test(form.date);
  const error = faultBelow(faults, "/recurrence", language);
  const { repeat } = form;
  const phrases = { ...words.booking.repeat, weekdays: words.common.weekdays };
  return (
    <Section title={words.booking.section.repeat}>
      <Place member="recurrence" wide>
        <Switch
          label={words.booking.repeat.on}
          checked={repeat !== null}
          disabled={!dated && repeat === null}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? { ...form, repeat: defaultRepeat(form.date) }
                : { ...form, repeat: null, cancelled: [], moved: [] },
            )
          }
        />
        {error !== undefined && (
          <Text c="red" size="sm" role="alert">
            {error}
          </Text>
        )}
      </Place>
      {repeat !== null && dated && (
        <>
          <RepeatFields repeat={repeat} date={form.date} onChange={(next) => onChange({ ...form, repeat: next })} />
          <div className={styles.wide}>
            <Text fw={500}>{describeRepeat(repeat, form.date, phrases)}</Text>
            <RepeatExceptions form={form} onChange={onChange} />
          </div>
        </>
      )}
    </Section>
  );
}
