import { useState } from "react";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Speaker } from "../seat/delegates";
import { FloorRequestDialog } from "../seat/floor_request_dialog";
import type { Model } from "../state/model";
import type { ButtonTone } from "../ui/button";
import { Button } from "../ui/button";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import styles from "./lamp.module.css";
import type { LampLook } from "./lamp_words";
import { lampLook, lampNote, lampState } from "./lamp_words";
import { LevelMeter } from "./level_meter";
import type { MicrophoneAction } from "./microphone_control";
import { closesMicrophone, messageOf, microphoneControl } from "./microphone_control";
import { TurnClock } from "./turn_clock";

interface LampProps {
  model: Model;
  shape: "wide" | "compact" | "stacked"; // compact: the picture is enlarged; stacked: on a phone
  send: (message: ClientMessage) => boolean;
  delegates: (() => Promise<readonly Speaker[]>) | null; // of the site; null: they cannot be read
  microphoneLevel?: () => Promise<number | null>; // of a page that has the microphone
}

// The on-air lamp of the hall: the state of its own microphone, readable from the last row, and the button to ask for
// the floor or give it back.
export function Lamp({ model, shape, send, delegates, microphoneLevel }: LampProps) {
  const text = useText();
  const words = useHallWords();
  const { microphone } = model;
  const control = microphoneControl(microphone, model.policy);
  const online = model.session.phase === "live";
  const look = lampLook(model);
  const media = microphoneLevel !== undefined;
  return (
    <section
      className={[styles.lamp, styles[look], styles[shape]].join(" ")}
      aria-label={text.microphone.heading}
      data-microphone={microphone.state}
      data-silent={look === "silent" || undefined}
    >
      <span className={styles.icon}>
        <Icon name={kLookIcon[look]} size="1em" />
      </span>
      <div className={styles.words}>
        <p className={styles.state} aria-live="assertive">
          {lampState(model, { text, words })}
        </p>
        <p className={styles.note}>{lampNote(model, control.note, media, { text, words })}</p>
        {media && microphone.state === "live" && model.devices.microphone.status === "ready" && (
          <LevelMeter read={microphoneLevel} label={text.microphone.level} />
        )}
      </div>
      {microphone.state === "live" && <TurnClock model={model} />}
      <div className={styles.buttons}>
        {control.primary === "request" && <AskForSomebody online={online} delegates={delegates} send={send} />}
        {control.secondary !== null && (
          <ActionButton action={control.secondary} online={online} small send={send} />
        )}
        <ActionButton action={control.primary} online={online && control.enabled} send={send} />
      </div>
    </section>
  );
}

function AskForSomebody({ online, delegates, send }: Pick<LampProps, "delegates" | "send"> & { online: boolean }) {
  const words = useHallWords().floor;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="large" icon="person" disabled={!online} data-action="choose-delegate" onClick={() => setOpen(true)}>
        {words.chooseDelegate}
      </Button>
      {open && <FloorRequestDialog delegates={delegates} send={send} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ActionButtonProps {
  action: MicrophoneAction;
  online: boolean;
  small?: boolean;
  send: LampProps["send"];
}

function ActionButton({ action, online, small = false, send }: ActionButtonProps) {
  const text = useText();
  const message = messageOf(action);
  const { tone, icon } = kActionLook[action];
  return (
    <Button
      tone={small ? "plain" : tone}
      size={small ? "large" : "huge"}
      icon={icon}
      disabled={!online && !closesMicrophone(message)}
      data-action={action}
      onClick={() => send(message)}
    >
      {text.microphone[action]}
    </Button>
  );
}

const kLookIcon: Record<LampLook, IconName> = {
  off: "microphoneOff",
  asked: "hand",
  live: "microphone",
  silent: "warning",
};

const kActionLook: Record<MicrophoneAction, { tone: ButtonTone; icon: IconName }> = {
  request: { tone: "go", icon: "hand" },
  cancel: { tone: "plain", icon: "cross" },
  release: { tone: "plain", icon: "check" },
  open: { tone: "go", icon: "microphone" },
  close: { tone: "plain", icon: "microphoneOff" },
  reopen: { tone: "plain", icon: "microphone" },
};
