import { ActionIcon, NumberInput, Select, TextInput } from "@mantine/core";
import type { Fault } from "../../api/problem";
import type { Site } from "../../api/types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import type { IconName } from "../../ui/icon";
import { Icon } from "../../ui/icon";
import type { AgendaRow } from "./agenda_rows";
import { faultAt } from "./field_faults";
import { PapersField } from "./papers_field";
import { SpeakersField } from "./speakers_field";
import styles from "./booking.module.css";

const kMaxTitle = 200;

interface AgendaItemCardProps {
  row: AgendaRow;
  index: number;
  count: number;
  sites: readonly Site[]; // those that take part
  presets: readonly { value: string; label: string }[]; // the booking's layouts by id and name
  faults: readonly Fault[];
  // Takes a function, because an upload ends later than it was begun.
  onChange: (change: (row: AgendaRow) => AgendaRow) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

// One agenda item. Alt + arrow up or down moves it.
export function AgendaItemCard(props: AgendaItemCardProps) {
  const { row, index, count, sites, presets, faults, onChange, onMove, onRemove } = props;
  const { agenda } = useOperatorWords().booking;
  const { language } = useLanguage();
  const error = (member: string) => faultAt(faults, `/agenda/${index}/${member}`, language);
  const set = (change: Partial<AgendaRow>) => onChange((former) => ({ ...former, ...change }));
  return (
    <li
      className={styles.item}
      aria-label={agenda.item(index + 1)}
      data-row={row.key}
      onKeyDown={(event) => {
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (!event.altKey || step === 0) return;
        event.preventDefault();
        onMove(index + step);
      }}
    >
      <div className={styles.itemHead}>
        <h3>{agenda.item(index + 1)}</h3>
        <Tool icon="chevronUp" label={agenda.up(index + 1)} off={index === 0} onClick={() => onMove(index - 1)} />
        <Tool
          icon="chevronDown"
          label={agenda.down(index + 1)}
          off={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <Tool icon="cross" label={agenda.remove(index + 1)} off={false} onClick={onRemove} />
      </div>
      <div className={styles.itemFields}>
        <TextInput
          label={agenda.title}
          required
          maxLength={kMaxTitle}
          value={row.title}
          error={error("title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <NumberInput
          label={agenda.planned}
          min={0}
          max={1440}
          step={5}
          clampBehavior="blur"
          allowDecimal={false}
          value={row.plannedMin}
          error={error("planned_min")}
          onChange={(value) => set({ plannedMin: Number(value) })}
        />
        <Select
          label={agenda.preset}
          data={[{ value: "", label: agenda.presetStays }, ...presets]}
          value={row.layoutPreset}
          allowDeselect={false}
          error={error("layout_preset")}
          onChange={(preset) => set({ layoutPreset: preset ?? "" })}
        />
      </div>
      <SpeakersField
        speakers={row.speakers}
        sites={sites}
        faults={faults}
        pointer={`/agenda/${index}/speakers`}
        onChange={(speakers) => set({ speakers })}
      />
      <PapersField
        papers={row.papers}
        error={error("papers")}
        onAdd={(id) => onChange((former) => ({ ...former, papers: [...former.papers, id] }))}
        onRemove={(id) => onChange((former) => ({ ...former, papers: former.papers.filter((paper) => paper !== id) }))}
      />
    </li>
  );
}

function Tool({ icon, label, off, onClick }: { icon: IconName; label: string; off: boolean; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size="lg" aria-label={label} disabled={off} onClick={onClick}>
      <Icon name={icon} />
    </ActionIcon>
  );
}
