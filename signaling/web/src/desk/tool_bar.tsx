import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { LecturerSelect } from "../panels/lecturer_select";
import { MuteOthers } from "../panels/mute_others";
import panel from "../panels/panel.module.css";
import type { ClientMessage, Policy } from "../protocol/messages";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import styles from "./tool_bar.module.css";

const kLimitsMinutes = [3, 5, 10, 15, 20, 30] as const;
const kMessageMax = 200;

interface ToolBarProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// The chair's general controls in one line, and the message in the picture.
export function ToolBar({ model, online, send }: ToolBarProps) {
  const text = useText();
  return (
    <div className={styles.bar}>
      <LimitSelect model={model} online={online} send={send} />
      <select
        className={panel.select}
        aria-label={text.chair.policyHeading}
        value={model.policy}
        disabled={!online}
        data-action="policy"
        onChange={(event) => send({ type: "policy", policy: event.target.value as Policy })}
      >
        <option value="chaired">{text.chair.policyChaired}</option>
        <option value="open">{text.chair.policyOpen}</option>
        <option value="lecture">{text.chair.policyLecture}</option>
      </select>
      <LecturerSelect model={model} online={online} send={send} />
      <MuteOthers model={model} online={online} send={send} />
      <MessageForm model={model} online={online} send={send} />
    </div>
  );
}

function LimitSelect({ model, online, send }: ToolBarProps) {
  const words = useConferenceWords().desk;
  const seconds = model.floorRules?.seconds ?? null;
  const choices = kLimitsMinutes.map((minutes) => minutes * 60);
  const all = seconds === null || (choices as number[]).includes(seconds) ? choices : [...choices, seconds];
  return (
    <select
      className={panel.select}
      aria-label={words.limit}
      value={seconds ?? ""}
      disabled={!online}
      data-action="limit"
      onChange={({ target }) => send({ type: "floor.settings", seconds: target.value === "" ? null : Number(target.value) })}
    >
      <option value="">{words.noLimit}</option>
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {words.limitOf(choice / 60)}
        </option>
      ))}
    </select>
  );
}

// Writes into the picture of all, until it is taken away.
function MessageForm({ model, online, send }: ToolBarProps) {
  const words = useConferenceWords().desk;
  const [text, setText] = useState("");
  const drawn = model.stage?.message ?? "";
  const ready = online && text.trim() !== "";
  return (
    <form
      className={`${styles.message} ${styles.grow}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && send({ type: "message", text: text.trim() })) setText("");
      }}
    >
      <input
        className={panel.field}
        aria-label={words.message}
        placeholder={drawn === "" ? words.message : words.drawn(drawn)}
        maxLength={kMessageMax}
        value={text}
        disabled={!online}
        onChange={(event) => setText(event.target.value)}
      />
      <Button tone="go" submit disabled={!ready} data-action="message">
        {words.draw}
      </Button>
      {drawn !== "" && (
        <Button
          icon="cross"
          aria-label={words.takeAway}
          title={words.takeAway}
          disabled={!online}
          data-action="message-away"
          onClick={() => send({ type: "message", text: "" })}
        />
      )}
    </form>
  );
}
