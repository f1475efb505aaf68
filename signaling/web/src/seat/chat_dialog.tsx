import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { useHallWords } from "../i18n/hall";
import type { ChatEntry, ChatTo, ClientMessage, SiteId } from "../protocol/messages";
import { clockOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import styles from "./chat_dialog.module.css";
import { Field } from "./field";
import { SeatDialog } from "./seat_dialog";

const kLongestMessage = 1000; // characters

interface ChatDialogProps {
  chat: readonly ChatEntry[];
  own: SiteId | null;
  send: ((message: ClientMessage) => boolean) | null; // null: may only read
  onClose: () => void;
}

// The messages of the conference that this page may read, and a new one to all or to the desk.
export function ChatDialog({ chat, own, send, onClose }: ChatDialogProps) {
  const words = useHallWords().chat;
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [chat]);
  return (
    <SeatDialog
      heading={words.heading}
      name="chat"
      footer={send !== null && <ChatForm send={send} />}
      onClose={onClose}
    >
      {chat.length === 0 && <p className={styles.quiet}>{words.empty}</p>}
      <ol className={styles.list} aria-live="polite">
        {chat.map((message) => (
          <Message key={message.n} message={message} own={message.site !== null && message.site === own} />
        ))}
        <li ref={end} aria-hidden="true" />
      </ol>
    </SeatDialog>
  );
}

function Message({ message, own }: { message: ChatEntry; own: boolean }) {
  const words = useHallWords().chat;
  const { name, at, to, text } = message;
  return (
    <li className={own ? `${styles.message} ${styles.own}` : styles.message} data-message={message.n}>
      <p className={styles.from}>
        <strong>{name}</strong>
        {to === "desk" && <span> · {words.onlyDesk}</span>}
        <time dateTime={at}>{clockOf(at)}</time>
      </p>
      <p className={styles.text}>{text}</p>
    </li>
  );
}

function ChatForm({ send }: { send: (message: ClientMessage) => boolean }) {
  const words = useHallWords().chat;
  const [to, setTo] = useState<ChatTo>("desk");
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = text.trim();
    if (told === "") return;
    const sent = send({ type: "chat", to, text: told });
    setFailed(!sent);
    if (sent) setText("");
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Segmented
        label={words.to}
        segments={[
          { value: "desk", label: words.toDesk },
          { value: "all", label: words.toAll },
        ]}
        value={to}
        onChange={setTo}
      />
      <div className={styles.line}>
        <Field label={words.text} value={text} maxLength={kLongestMessage} onChange={setText} />
        <Button submit tone="go" size="large" disabled={text.trim() === ""} data-action="chat-send">
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
