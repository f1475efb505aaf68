import type { ClientMessage } from "../protocol/messages";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { siteName } from "../state/queries";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import styles from "./conference_controls.module.css";

const kLimitsMinutes = [3, 5, 10, 15] as const;

interface ConferenceControlsProps {
  model: Model;
  online: boolean;
  limit: number | null; // seconds for the next grant
  onLimit: (seconds: number | null) => void;
  send: (message: ClientMessage) => boolean;
}

// What concerns the whole conference: time of the next turn, layout, policy, mute all.
export function ConferenceControls({ model, online, limit, onLimit, send }: ConferenceControlsProps) {
  const text = useText();
  return (
    <section className={styles.controls}>
      <Segmented
        label={text.floor.limitHeading}
        segments={[
          { value: null, label: text.floor.noLimit },
          ...kLimitsMinutes.map((minutes) => ({ value: minutes * 60, label: text.floor.minutes(minutes) })),
        ]}
        value={limit}
        disabled={!online || model.policy === "open"}
        onChange={onLimit}
      />
      <div>
        <Segmented
          label={text.chair.layoutHeading}
          stacked
          segments={[
            { value: "grid", label: text.chair.layoutGrid, icon: "layoutGrid" },
            { value: "stage", label: text.chair.layoutStage, icon: "layoutStage" },
            { value: "full", label: text.chair.layoutFull, icon: "layoutFull" },
          ]}
          value={model.layout}
          disabled={!online}
          onChange={(layout) => send({ type: "layout", layout })}
        />
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
      <Segmented
        label={text.chair.policyHeading}
        segments={[
          { value: "chaired", label: text.chair.policyChaired },
          { value: "open", label: text.chair.policyOpen },
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
