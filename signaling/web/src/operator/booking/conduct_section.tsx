import { MultiSelect, Radio, Stack, Switch } from "@mantine/core";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import type { FloorPolicy } from "../../api/calendar_types";
import { withPresets } from "./booking_form";
import { faultBelow } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

const kPolicies: readonly FloorPolicy[] = ["chaired", "open"];
export const kPresets = ["stage", "grid", "full"] as const;

// How the conference is conducted: who may speak, what is seen, who begins it.
export function ConductSection({ form, faults, onChange }: SectionProps) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  const presets = [...new Set([...kPresets, ...form.layoutPresets])];
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
      <Place member="layout_presets" wide>
        <MultiSelect
          className={styles.presets ?? ""}
          label={words.member.layout_presets}
          description={words.presetsNote}
          data={presets.map((preset) => ({ value: preset, label: words.preset[preset] ?? preset }))}
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
