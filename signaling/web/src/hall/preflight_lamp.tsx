import { useHallWords } from "../i18n/hall";
import type { CheckResult, PreflightLamp } from "../protocol/messages";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import styles from "./preflight_lamp.module.css";

const kLampIcons: Record<PreflightLamp, IconName> = { none: "clock", green: "check", yellow: "warning", red: "cross" };
const kResultLamps: Record<CheckResult, PreflightLamp> = { pass: "green", warn: "yellow", fail: "red", skipped: "none" };

// The outcome of a whole test: shape and colour, beside its words.
export function LampSign({ lamp }: { lamp: PreflightLamp }) {
  return (
    <span className={`${styles.sign} ${styles[lamp]}`} data-lamp={lamp}>
      <Icon name={kLampIcons[lamp]} />
    </span>
  );
}

// That of one check, with its word for those who hear the page.
export function ResultSign({ result }: { result: CheckResult }) {
  const words = useHallWords().preflight.results;
  return (
    <span className={`${styles.sign} ${styles[kResultLamps[result]]}`} data-result={result}>
      <Icon name={kLampIcons[kResultLamps[result]]} />
      <span className="visually-hidden">{words[result]}</span>
    </span>
  );
}
