import { Select, TextInput } from "@mantine/core";
import type { Site } from "../../api/types";
import { matches } from "../../text/fold";
import { useOperatorWords } from "../../i18n/operator";
import frame from "../operator_pages.module.css";

interface CalendarFiltersProps {
  sites: readonly Site[];
  site: string | null;
  text: string;
  onSite: (site: string | null) => void;
  onText: (text: string) => void;
}

// Which conferences the calendar shows. The text is compared by the service, without diacritics.
export function CalendarFilters({ sites, site, text, onSite, onText }: CalendarFiltersProps) {
  const words = useOperatorWords();
  return (
    <div className={frame.headActs}>
      <TextInput
        w="16rem"
        type="search"
        aria-label={words.calendar.filterText}
        placeholder={words.calendar.filterText}
        value={text}
        maxLength={100}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Select
        w="13rem"
        aria-label={words.calendar.filterSite}
        placeholder={words.calendar.allSites}
        data={sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={site}
        onChange={onSite}
        clearable
        clearButtonProps={{ "aria-label": words.calendar.allSites }}
        searchable
        nothingFoundMessage={words.common.nothingFound}
        filter={({ options, search }) => options.filter((option) => !("label" in option) || matches(option.label, search))}
      />
    </div>
  );
}
