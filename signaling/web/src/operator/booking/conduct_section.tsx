import { MultiSelect, Radio, Select, Stack, Switch } from "@mantine/core";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import type { FloorPolicy } from "../../api/calendar_types";
import type { Site } from "../../api/types";
import { useLayouts } from "../queries";
import { useLayoutName } from "../use_names";
import { withPresets } from "./booking_form";
import { faultBelow } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

const kPolicies: readonly FloorPolicy[] = ["chaired", "open", "lecture"];

interface ConductSectionProps extends SectionProps {
  sites: readonly Site[]; // all of the province
  required: boolean; // a template may leave the lecturer open
}

// How the conference is conducted: who may speak, what is seen, who begins it.
export function ConductSection({ form, faults, onChange, sites, required }: ConductSectionProps) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  const layouts = useLayouts().data ?? [];
  const layoutName = useLayoutName();
  // One that was booked and is there no more stays in sight, to be taken out.
  const presets = [...new Set([...layouts.map((layout) => layout.id), ...form.layoutPresets])];
  return (
    <Section title={words.section.conduct}>
      <Place member="policy" wide>
        <Radio.Group
          label={words.member.policy}
          value={form.policy}
          error={faultBelow(faults, "/policy", language)}
          onChange={(policy) => onChange({ ...form, policy: policy as FloorPolicy })}
        >
          <Stack gap="xs" mt="xs">
            {kPolicies.map((policy) => (
              <Radio key={policy} value={policy} label={words.policy[policy]} description={words.policy[`${policy}Note`]} />
            ))}
          </Stack>
        </Radio.Group>
      </Place>
      {form.policy === "lecture" && (
        <Place member="lecturer" wide>
          <Select
            className={styles.presets ?? ""}
            label={words.member.lecturer}
            required={required}
            placeholder={words.chooseLecturer}
            data={sites.filter(({ id }) => form.sites.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
            value={form.lecturer === "" ? null : form.lecturer}
            error={faultBelow(faults, "/lecturer", language)}
            onChange={(lecturer) => onChange({ ...form, lecturer: lecturer ?? "" })}
          />
        </Place>
      )}
      <Place member="layout_presets" wide>
        <MultiSelect
          className={styles.presets ?? ""}
          label={words.member.layout_presets}
          description={words.presetsNote}
          data={presets.map((preset) => ({ value: preset, label: layoutName(preset) }))}
          value={form.layoutPresets}
          error={faultBelow(faults, "/layout_presets", language)}
          onChange={(chosen) => onChange(withPresets(form, chosen))}
        />
      </Place>
      <Place member="auto_start" wide>
        <Switch
          label={words.autoStart}
          description={words.autoStartNote}
          checked={form.autoStart}
          error={faultBelow(faults, "/auto_start", language)}
          onChange={(event) => onChange({ ...form, autoStart: event.currentTarget.checked })}
        />
      </Place>
    </Section>
  );
}
