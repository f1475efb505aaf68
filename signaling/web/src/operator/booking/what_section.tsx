import { NumberInput, Text, TextInput } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { addMinutes, formatInstant, toInstant } from "../../time/province_time";
import { DateField } from "../date_field";
import { withStart } from "./booking_form";
import { faultBelow } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

const kMaxTitle = 200;

interface WhatSectionProps extends SectionProps {
  timed: boolean; // false for a template: it has no moment
}

// What the conference is about and when it takes place.
export function WhatSection({ form, faults, onChange, timed }: WhatSectionProps) {
  const { booking } = useOperatorWords();
  const { language } = useLanguage();
  const error = (pointer: string) => faultBelow(faults, pointer, language);
  const start = toInstant(form);
  return (
    <Section title={booking.section.what}>
      <Place member="title" wide>
        <TextInput
          label={booking.member.title}
          placeholder={booking.titleHint}
          required={timed}
          maxLength={kMaxTitle}
          value={form.title}
          error={error("/title")}
          onChange={(event) => onChange({ ...form, title: event.currentTarget.value })}
        />
      </Place>
      {timed && (
        <Place member="start">
          <DateField
            label={booking.date}
            required
            value={form.date}
            error={error("/start")}
            onChange={(date) => onChange(withStart(form, { date }))}
          />
        </Place>
      )}
      {timed && (
        <TimePicker
          label={booking.time}
          required
          format="24h"
          hoursInputLabel={booking.hours}
          minutesInputLabel={booking.minutes}
          value={form.time}
          onChange={(time) => onChange(withStart(form, { time: time.slice(0, 5) }))}
        />
      )}
      <Place member="length_min">
        <NumberInput
          label={booking.member.length_min}
          suffix={` ${booking.lengthHint}`}
          required={timed}
          min={5}
          max={1440}
          step={15}
          clampBehavior="blur"
          allowDecimal={false}
          value={form.lengthMin}
          error={error("/length_min")}
          onChange={(value) => onChange({ ...form, lengthMin: Number(value) })}
        />
      </Place>
      <Place member="test_window_min">
        <NumberInput
          label={booking.member.test_window_min}
          suffix={` ${booking.lengthHint}`}
          min={0}
          max={240}
          step={15}
          clampBehavior="blur"
          allowDecimal={false}
          value={form.testWindowMin}
          error={error("/test_window_min")}
          onChange={(value) => onChange({ ...form, testWindowMin: Number(value) })}
        />
      </Place>
      {timed && start !== null && (
        <Text size="sm" c="dimmed" className={styles.wide ?? ""}>
          {booking.ends(formatInstant(addMinutes(start, form.lengthMin)))}
          {" · "}
          {form.testWindowMin === 0
            ? booking.testWindowNone
            : booking.opensAt(formatInstant(addMinutes(start, -form.testWindowMin)))}
        </Text>
      )}
    </Section>
  );
}
