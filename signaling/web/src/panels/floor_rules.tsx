import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage, FloorSettings } from "../protocol/messages";
import styles from "./floor_rules.module.css";
import panel from "./panel.module.css";

type Rule = keyof FloorSettings;

const kRules: readonly Rule[] = ["seconds", "warning", "grace", "holders"];

// What is offered of each; whatever else counts now is offered too. Null: no limit.
const kChoices: Readonly<Record<Rule, readonly (number | null)[]>> = {
  seconds: [null, 180, 300, 600, 900, 1200, 1800],
  warning: [0, 10, 30, 60, 120, 300],
  grace: [0, 10, 30, 60, 120],
  holders: [1, 2, 3, 4, 6, 12],
};

// The choices of a rule in their order, the present value among them.
export function choicesOf(rule: Rule, value: number | null): readonly (number | null)[] {
  const known = kChoices[rule];
  if (known.includes(value)) return known;
  return [...known, value].sort((a, b) => (a ?? 0) - (b ?? 0));
}

interface FloorRulesProps {
  rules: FloorSettings;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// By what rules the turns are given that are still to come: how long, when the speaker is warned, what is added at the
// end, how many speak at once.
export function FloorRules({ rules, online, send }: FloorRulesProps) {
  const words = useConferenceWords().floorRules;
  return (
    <div className={styles.rules}>
      {kRules.map((rule) => (
        <label key={rule} className={styles.rule}>
          <span>{words[rule]}</span>
          <select
            className={panel.select}
            value={rules[rule] ?? ""}
            disabled={!online}
            data-rule={rule}
            onChange={({ target }) => send({ type: "floor.settings", [rule]: target.value === "" ? null : Number(target.value) })}
          >
            {choicesOf(rule, rules[rule]).map((choice) => (
              <option key={choice} value={choice ?? ""}>
                {words.choice(rule, choice)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className={styles.note}>{words.note}</p>
    </div>
  );
}
