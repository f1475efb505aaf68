import { ActionIcon, Autocomplete, Button, Select, Text } from "@mantine/core";
import type { PlannedSpeaker } from "../../api/calendar_types";
import type { Fault } from "../../api/problem";
import type { Delegate, Site } from "../../api/types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { matches } from "../../text/fold";
import { Icon } from "../../ui/icon";
import { useDelegates } from "../queries";
import { removeAt, replaceAt } from "./agenda_rows";
import { faultBelow } from "./field_faults";
import styles from "./booking.module.css";

const kMaxName = 120;

interface SpeakersFieldProps {
  speakers: readonly PlannedSpeaker[];
  sites: readonly Site[]; // those that take part
  faults: readonly Fault[];
  pointer: string; // of the list: "/agenda/3/speakers"
  onChange: (speakers: PlannedSpeaker[]) => void;
}

// The list of speeches (danh sách tham luận) of one agenda item.
export function SpeakersField({ speakers, sites, faults, pointer, onChange }: SpeakersFieldProps) {
  const words = useOperatorWords().booking.agenda;
  const { language } = useLanguage();
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {words.speakers}
      </Text>
      {speakers.map((speaker, index) => (
        <div className={styles.speaker} key={index}>
          <Select
            aria-label={words.speakerSite}
            placeholder={words.speakerSite}
            data={sites.map((site) => ({ value: site.id, label: site.name }))}
            value={speaker.site === "" ? null : speaker.site}
            error={faultBelow(faults, `${pointer}/${index}/site`, language)}
            onChange={(site) => onChange(replaceAt(speakers, index, { site: site ?? "", delegate: "" }))}
          />
          <DelegateField
            site={speaker.site}
            value={speaker.delegate}
            error={faultBelow(faults, `${pointer}/${index}/delegate`, language)}
            onChange={(delegate) => onChange(replaceAt(speakers, index, { ...speaker, delegate }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.removeSpeaker(index + 1)}
            onClick={() => onChange(removeAt(speakers, index))}
          >
            <Icon name="cross" />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="plus" />}
        disabled={sites.length === 0}
        onClick={() => onChange([...speakers, { site: "", delegate: "" }])}
      >
        {words.addSpeaker}
      </Button>
    </div>
  );
}

interface DelegateFieldProps {
  site: string;
  value: string;
  error: string | undefined;
  onChange: (delegate: string) => void;
}

// One of the site's delegates, or somebody who is not on its list.
function DelegateField({ site, value, error, onChange }: DelegateFieldProps) {
  const words = useOperatorWords().booking.agenda;
  const delegates = useDelegates(site);
  return (
    <Autocomplete
      aria-label={words.speakerName}
      placeholder={words.speakerNameHint}
      maxLength={kMaxName}
      limit={50}
      disabled={site === ""}
      data={[...new Set((delegates.data ?? []).map(announced))]}
      filter={({ options, search }) => options.filter((option) => "label" in option && matches(option.label, search))}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}

// "Trần Văn Hòa, Chủ tịch UBND xã Yên Thắng": as it is announced.
function announced({ name, post, unit, commune }: Delegate): string {
  return [name, post, unit, commune].filter((part) => part !== "").join(", ").slice(0, kMaxName);
}
