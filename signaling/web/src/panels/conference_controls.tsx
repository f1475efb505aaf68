import type { Language } from "../i18n/dictionary";
import { useLanguage } from "../i18n/language";
import type { ClientMessage, Policy } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteName } from "../state/queries";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import styles from "./conference_controls.module.css";
import { layoutIcon } from "./layout_icon";

const kLimitsMinutes = [3, 5, 10, 15] as const;

interface ConferenceControlsProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// What concerns the whole conference: time of a turn, layout, policy, mute all.
export function ConferenceControls({ model, online, send }: ConferenceControlsProps) {
  const { text } = useLanguage();
  return (
    <section className={styles.controls}>
      <Segmented
        label={text.floor.limitHeading}
        segments={[
          { value: null, label: text.floor.noLimit },
          ...kLimitsMinutes.map((minutes) => ({ value: minutes * 60, label: text.floor.minutes(minutes) })),
        ]}
        value={model.floorRules?.seconds ?? null}
        disabled={!online || model.policy === "open"}
        onChange={(seconds) => send({ type: "floor.settings", seconds })}
      />
      <Layouts model={model} online={online} send={send} />
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
      <Button
        size="large"
        wide
        icon="microphoneOff"
        disabled={!online}
        data-action="mute-all"
        onClick={() => send({ type: "mute_all" })}
      >
        {text.chair.muteAll}
      </Button>
    </section>
  );
}

function Layouts({ model, online, send }: ConferenceControlsProps) {
  const { text, language } = useLanguage();
  const presets = layoutChoices(model, language);
  return (
    <div>
      {presets.length > 0 && (
        <Segmented
          label={text.chair.layoutHeading}
          stacked
          columns={3}
          segments={presets}
          value={model.preset}
          disabled={!online}
          onChange={(preset) => send({ type: "layout", preset })}
        />
      )}
      <div className={styles.pin}>
        {model.pinned === null ? (
          <span>{text.chair.stageFollows}</span>
        ) : (
          <>
            <span className={styles.pinned}>{text.chair.pinned(siteName(model, model.pinned))}</span>
            <Button disabled={!online} data-action="unpin" onClick={() => send({ type: "stage", site: null })}>
              {text.chair.unpin}
            </Button>
          </>
        )}
      </div>
    </div>
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
