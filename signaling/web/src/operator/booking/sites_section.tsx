import { Button, Checkbox, Select, Text } from "@mantine/core";
import type { Site } from "../../api/types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { withSites } from "./booking_form";
import { faultBelow } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

interface SitesSectionProps extends SectionProps {
  sites: readonly Site[]; // all of the province, in its order
  required: boolean; // a template may leave the chair's site open
}

// Which sites take part, and which of them is the chair's.
export function SitesSection({ form, faults, onChange, sites, required }: SitesSectionProps) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  const order = sites.map((site) => site.id);
  const choose = (chosen: readonly string[]) => onChange(withSites(form, chosen, order));
  const chosen = sites.filter((site) => form.sites.includes(site.id));
  return (
    <Section title={words.section.sites}>
      <Place member="sites" wide>
        <div className={styles.row}>
          <Button variant="default" size="xs" onClick={() => choose(order)}>
            {words.allSites}
          </Button>
          <Button variant="default" size="xs" onClick={() => choose([])}>
            {words.noSites}
          </Button>
          <Text size="sm" role="status">
            {words.chosenSites(chosen.length, sites.length)}
          </Text>
        </div>
        <Checkbox.Group
          aria-label={words.member.sites}
          value={form.sites}
          onChange={choose}
          error={faultBelow(faults, "/sites", language)}
        >
          <div className={styles.sites}>
            {sites.map((site) => (
              <Checkbox key={site.id} value={site.id} label={site.name} />
            ))}
          </div>
        </Checkbox.Group>
        {sites.length === 0 && <Text c="dimmed">{words.noSitesYet}</Text>}
      </Place>
      <Place member="chair_site">
        <Select
          label={words.member.chair_site}
          required={required}
          placeholder={words.chooseChairSite}
          data={chosen.map((site) => ({ value: site.id, label: site.name }))}
          value={form.chairSite === "" ? null : form.chairSite}
          error={faultBelow(faults, "/chair_site", language)}
          onChange={(site) => onChange({ ...form, chairSite: site ?? "" })}
        />
      </Place>
    </Section>
  );
}
