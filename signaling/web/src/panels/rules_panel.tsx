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

// What is chosen seldom: the layout of the halls' picture, and the policy of the floor.
export function RulesPanel({ model, online, send }: RulesPanelProps) {
  const { text, language } = useLanguage();
  const layouts = layoutChoices(model, language);
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
