import { useConferenceWords } from "../i18n/conference";
import type { Language } from "../i18n/dictionary";
import { useLanguage } from "../i18n/language";
import type { ClientMessage, Policy } from "../protocol/messages";
import type { Model } from "../state/model";
import { Segmented } from "../ui/segmented";
import { layoutIcon } from "./layout_icon";
import { LecturerSelect } from "./lecturer_select";
import panel from "./panel.module.css";
import styles from "./rules_panel.module.css";

interface RulesPanelProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

const kHolders: readonly number[] = [1, 2, 3, 4];

// What is chosen seldom: the layout of the halls' picture, the policy of the floor, how many speak at once.
export function RulesPanel({ model, online, send }: RulesPanelProps) {
  const { text, language } = useLanguage();
  const words = useConferenceWords().floorRules;
  const layouts = layoutChoices(model, language);
  const holders = model.floorRules?.holders ?? 1;
  const choices = kHolders.includes(holders) ? kHolders : [...kHolders, holders];
  return (
    <section className={`${panel.body} ${styles.rules}`}>
      {layouts.length > 0 && (
        <Segmented
          label={text.chair.layoutHeading}
          stacked
          columns={2}
          segments={layouts}
          value={model.preset}
          disabled={!online}
          onChange={(preset) => send({ type: "layout", preset })}
        />
      )}
      <Segmented<Policy>
        label={text.chair.policyHeading}
        segments={[
          { value: "chaired", label: text.chair.policyChaired },
          { value: "open", label: text.chair.policyOpen },
          { value: "lecture", label: text.chair.policyLecture },
        ]}
        value={model.policy}
        disabled={!online}
        onChange={(policy) => send({ type: "policy", policy })}
      />
      <p className={styles.note}>{text.chair.policyNotes[model.policy]}</p>
      <LecturerSelect model={model} online={online} send={send} />
      <Segmented
        label={words.holders}
        segments={choices.map((value) => ({ value, label: String(value) }))}
        value={holders}
        disabled={!online || model.policy === "open"}
        onChange={(value) => send({ type: "floor.settings", holders: value })}
      />
    </section>
  );
}

// The layouts of the province, once signaling has told them.
function layoutChoices({ stage }: Model, language: Language) {
  return (stage?.presets ?? []).map((preset) => ({
    value: preset.id,
    label: preset[language],
    icon: layoutIcon(preset.layout),
  }));
}
