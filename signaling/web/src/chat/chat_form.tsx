import type { FormEvent } from "react";
import { useState } from "react";
import { useText } from "../i18n/language";
import type { ChatTo, ClientMessage } from "../protocol/messages";
import { Field } from "../seat/field";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import styles from "./chat.module.css";

const kLongestMessage = 1000; // characters

interface ChatFormProps {
  first: ChatTo; // whom it is for unless another is chosen
  enabled?: boolean;
  send: (message: ClientMessage) => boolean;
}

// A new message to all or to the operator. It stays in the field until it is sent.
export function ChatForm({ first, enabled = true, send }: ChatFormProps) {
  const words = useText().chat;
  const [to, setTo] = useState(first);
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = text.trim();
    if (told === "" || !enabled) return;
    const sent = send({ type: "chat", to, text: told });
    setFailed(!sent);
    if (sent) setText("");
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Segmented
        label={words.to}
        hideLabel
        segments={[
          { value: "desk", label: words.toDesk },
          { value: "all", label: words.toAll },
        ]}
        value={to}
        disabled={!enabled}
        onChange={setTo}
      />
      <div className={styles.line}>
        <Field label={words.text} value={text} maxLength={kLongestMessage} onChange={setText} />
        <Button submit tone="go" disabled={!enabled || text.trim() === ""} data-action="chat-send">
          {words.send}
        </Button>
      </div>
      {failed && (
        <p className={styles.failed} role="alert">
          {words.failed}
        </p>
      )}
    </form>
  );
}
