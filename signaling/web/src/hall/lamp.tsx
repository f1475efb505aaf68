import type { ClientMessage } from "../protocol/messages";
import type { Dictionary } from "../i18n/dictionary";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { remainingMs, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import type { ButtonTone } from "../ui/button";
import { Button } from "../ui/button";
import { ClockPhrase } from "../ui/clock_digits";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import { LevelMeter } from "./level_meter";
import { isHeard } from "./loss";
import type { MicrophoneAction, MicrophoneControl } from "./microphone_control";
import { closesMicrophone, messageOf, microphoneControl } from "./microphone_control";
import styles from "./lamp.module.css";

interface LampProps {
  model: Model;
  compact: boolean; // the picture is enlarged
  send: (message: ClientMessage) => boolean;
  microphoneLevel: () => Promise<number | null>;
}

// The on-air lamp of the hall: the state of its own microphone, readable from the last row, and the button to ask for
// the floor or give it back.
export function Lamp({ model, compact, send, microphoneLevel }: LampProps) {
  const text = useText();
  const { microphone } = model;
  const control = microphoneControl(microphone, model.policy);
  const online = model.session.phase === "live";
  return (
    <section
      className={[styles.lamp, styles[microphone.state], compact ? styles.compact : ""].join(" ")}
      aria-label={text.microphone.heading}
      data-microphone={microphone.state}
    >
      <span className={styles.icon}>
        <Icon name={kStateIcon[microphone.state]} size="1em" />
      </span>
      <div className={styles.words}>
        <p className={styles.state} aria-live="assertive">
          {stateText(text, model)}
        </p>
        <p className={styles.note}>{noteText(text, model, control)}</p>
        {microphone.state === "live" && model.devices.microphone.status === "ready" && (
          <LevelMeter read={microphoneLevel} label={text.microphone.level} />
        )}
      </div>
      {microphone.state === "live" && <TurnClock model={model} />}
      <div className={styles.buttons}>
        {control.secondary !== null && (
          <ActionButton action={control.secondary} online={online} small send={send} />
        )}
        <ActionButton action={control.primary} online={online && control.enabled} send={send} />
      </div>
    </section>
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

function TurnClock({ model }: { model: Model }) {
  const text = useText();
  const now = useNow();
  const left = remainingMs(model.microphone.endsAt, turnTime(model, now));
  if (left === null) return model.microphone.holder && model.policy === "chaired" ? <UnlimitedTurn /> : null;
  const over = model.microphone.phase !== "speaking";
  return (
    <p className={over ? `${styles.clock} ${styles.over}` : styles.clock} role="timer">
      <span className={styles.time}>
        <ClockPhrase phrase={text.microphone.remaining} time={formatCountdown(left)} />
      </span>
      {over && <span className={styles.warning}>{text.microphone.almostOver}</span>}
    </p>
  );
}

function UnlimitedTurn() {
  return <p className={`${styles.clock} ${styles.unlimited}`}>{useText().microphone.noLimit}</p>;
}

const kStateIcon: Record<Model["microphone"]["state"], IconName> = {
  off: "microphoneOff",
  asked: "hand",
  live: "microphone",
};

const kActionLook: Record<MicrophoneAction, { tone: ButtonTone; icon: IconName }> = {
  request: { tone: "go", icon: "hand" },
  cancel: { tone: "plain", icon: "cross" },
  release: { tone: "plain", icon: "check" },
  open: { tone: "go", icon: "microphone" },
  close: { tone: "plain", icon: "microphoneOff" },
  reopen: { tone: "plain", icon: "microphone" },
};

function stateText(text: Dictionary, model: Model): string {
  const { state, place } = model.microphone;
  return state === "asked" ? text.microphone.asked(place) : text.microphone[state];
}

function noteText(text: Dictionary, model: Model, control: MicrophoneControl): string {
  if (model.phase === "paused") return text.microphone.breakNote;
  if (model.microphone.state === "live" && !isHeard(model)) return text.microphone.unheardNote;
  const { status } = model.devices.microphone;
  const broken = status !== "ready" && status !== "starting" && status !== "off";
  return broken && control.note !== "muted" ? text.microphone.noDeviceNote : text.microphone[`${control.note}Note`];
}
