import { Badge } from "@mantine/core";
import type { Phase } from "../api/calendar_types";
import { useOperatorWords } from "../i18n/operator";

const kColours: Readonly<Record<Phase, string>> = {
  scheduled: "gray",
  testing: "yellow",
  in_session: "red",
  paused: "yellow",
  closed: "gray",
};

// The phase of a conference in a word; the colour only repeats it.
export function PhaseBadge({ phase }: { phase: Phase }) {
  const words = useOperatorWords().common.phase;
  return (
    <Badge color={kColours[phase]} variant={phase === "in_session" ? "filled" : "light"} tt="none" size="lg">
      {words[phase]}
    </Badge>
  );
}
