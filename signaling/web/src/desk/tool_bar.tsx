import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { FloorRules } from "../panels/floor_rules";
import { LecturerSelect } from "../panels/lecturer_select";
import { MuteOthers } from "../panels/mute_others";
import panel from "../panels/panel.module.css";
import type { ClientMessage, Policy } from "../protocol/messages";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { PlainDialog } from "../ui/plain_dialog";
import styles from "./tool_bar.module.css";

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
      <RulesButton model={model} online={online} send={send} />
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

// The time of a turn, which opens all the rules of the floor.
function RulesButton({ model, online, send }: ToolBarProps) {
  const words = useConferenceWords();
  const [open, setOpen] = useState(false);
  const rules = model.floorRules;
  if (rules === null) return null;
  return (
    <>
      <Button icon="clock" title={words.floorRules.heading} data-action="floor-rules" onClick={() => setOpen(true)}>
        {words.desk.turns(rules.seconds)}
      </Button>
      {open && (
        <PlainDialog heading={words.floorRules.heading} onClose={() => setOpen(false)}>
          <FloorRules rules={rules} online={online} send={send} />
        </PlainDialog>
      )}
    </>
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
