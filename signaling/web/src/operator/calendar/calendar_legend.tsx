import { Text } from "@mantine/core";
import type { Phase } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { kPhaseSigns } from "./phase_signs";
import styles from "./calendar.module.css";

const kShown: readonly Phase[] = ["scheduled", "testing", "in_session", "paused", "closed"];

// What the signs in the entries mean.
export function CalendarLegend({ hint }: { hint: string | null }) {
  const words = useOperatorWords();
  return (
    <div className={styles.legend}>
      <ul aria-label={words.calendar.legend}>
        {kShown.map((phase) => (
          <li key={phase}>
            <span data-phase={phase} aria-hidden>
              {kPhaseSigns[phase]}
            </span>
            {words.common.phase[phase]}
          </li>
        ))}
        <li>
          <span aria-hidden>↻</span> {words.common.series}
        </li>
      </ul>
      {hint !== null && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
