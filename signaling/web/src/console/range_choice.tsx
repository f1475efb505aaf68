import { useConsoleWords } from "../i18n/console";
import { Segmented } from "../ui/segmented";
import type { RangeName } from "./ranges";
import { kRangeNames } from "./ranges";

interface RangeChoiceProps {
  range: RangeName;
  open: boolean; // the conference runs: there is something live
  onChange: (range: RangeName) => void;
}

export function RangeChoice({ range, open, onChange }: RangeChoiceProps) {
  const words = useConsoleWords().range;
  return (
    <Segmented
      label={words.label}
      hideLabel
      segments={kRangeNames.filter((name) => open || name !== "live").map((name) => ({ value: name, label: words[name] }))}
      value={range}
      onChange={onChange}
    />
  );
}
