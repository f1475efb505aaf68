import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteName } from "../state/queries";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import { MuteOthers } from "./mute_others";
import styles from "./turn_controls.module.css";

const kLimitsMinutes = [3, 5, 10, 15] as const;

interface TurnControlsProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// What the chair reaches for between turns: time of a turn, who is on stage, mute the others.
export function TurnControls({ model, online, send }: TurnControlsProps) {
  const text = useText();
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
      <MuteOthers size="large" wide model={model} online={online} send={send} />
    </section>
  );
}
