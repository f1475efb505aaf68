import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { Site } from "../../api/types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { Icon } from "../../ui/icon";
import { useLayoutName } from "../use_names";
import { AgendaItemCard } from "./agenda_item_card";
import { move, newRow, plannedTotal, removeAt } from "./agenda_rows";
import type { BookingForm } from "./booking_form";
import { faultAt } from "./field_faults";
import type { SectionProps } from "./section";
import { Place, Section } from "./section";
import styles from "./booking.module.css";

const kMaxItems = 100;

interface AgendaSectionProps extends Omit<SectionProps, "onChange"> {
  sites: readonly Site[];
  onChange: (change: (form: BookingForm) => BookingForm) => void;
}

// The agenda (chương trình): items in order, each with its minutes, speakers, layout and papers.
export function AgendaSection({ form, faults, sites, onChange }: AgendaSectionProps) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  const [told, setTold] = useState("");
  const { agenda } = form;
  const invited = sites.filter((site) => form.sites.includes(site.id));
  const layoutName = useLayoutName();
  const presets = form.layoutPresets.map((preset) => ({ value: preset, label: layoutName(preset) }));
  const error = faultAt(faults, "/agenda", language);
  const moveRow = (from: number, to: number) => {
    if (to < 0 || to >= agenda.length) return;
    onChange((former) => ({ ...former, agenda: move(former.agenda, from, to) }));
    setTold(words.agenda.moved(to + 1));
  };
  return (
    <Section title={words.section.agenda}>
      <Place member="agenda" wide>
        {agenda.length === 0 && <Text c="dimmed">{words.agenda.empty}</Text>}
        <ol>
          {agenda.map((row, index) => (
            <AgendaItemCard
              key={row.key}
              row={row}
              index={index}
              count={agenda.length}
              sites={invited}
              presets={presets}
              faults={faults}
              onChange={(change) =>
                onChange((former) => ({
                  ...former,
                  agenda: former.agenda.map((entry) => (entry.key === row.key ? change(entry) : entry)),
                }))
              }
              onMove={(to) => moveRow(index, to)}
              onRemove={() => onChange((former) => ({ ...former, agenda: removeAt(former.agenda, index) }))}
            />
          ))}
        </ol>
        <span className="visually-hidden" role="status">
          {told}
        </span>
        {error !== undefined && (
          <Text c="red" size="sm" role="alert">
            {error}
          </Text>
        )}
        <div className={styles.agendaFoot}>
          <Button
            variant="light"
            leftSection={<Icon name="plus" />}
            disabled={agenda.length >= kMaxItems}
            onClick={() => onChange((former) => ({ ...former, agenda: [...former.agenda, newRow()] }))}
          >
            {words.agenda.add}
          </Button>
          {agenda.length > 0 && <AgendaTotal form={form} />}
        </div>
      </Place>
    </Section>
  );
}

function AgendaTotal({ form }: { form: BookingForm }) {
  const words = useOperatorWords().booking.agenda;
  const total = plannedTotal(form.agenda);
  return (
    <Text size="sm" c="dimmed">
      {words.total(total)}
      {total > form.lengthMin && <strong> {words.overLength}.</strong>} {words.keys}
    </Text>
  );
}
