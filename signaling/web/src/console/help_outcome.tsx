import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { Icon } from "../ui/icon";
import styles from "./help_acts.module.css";
import type { Asked } from "./request_ledger";

const kIcons = { asked: "clock", done: "check", failed: "warning" } as const;

// What came of a request, in words; nothing while none was made.
export function HelpOutcome({ asked }: { asked: Asked | null }) {
  const words = useConsoleWords().remote;
  const { language } = useLanguage();
  if (asked === null) return null;
  const { state, words: why } = asked;
  const more = why?.[language] ?? (state === "failed" ? words.lost : "");
  return (
    <p className={styles.outcome} data-outcome={state} role="status">
      <Icon name={kIcons[state]} size="1rem" />
      <span>
        {words.state[state]}
        {more !== "" && `: ${more}`}
      </span>
    </p>
  );
}
