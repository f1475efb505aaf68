import { useEffect, useRef, useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import type { ChatEntry, ChatTo, ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteName } from "../state/queries";
import { clockOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import styles from "./chat_panel.module.css";
import panel from "./panel.module.css";

const kTextMax = 1000;

interface ChatPanelProps {
  model: Model;
  chat: readonly ChatEntry[];
  enabled: boolean;
  send: (message: ClientMessage) => boolean;
}

// What was written, the newest below, and a line to write.
export function ChatPanel({ model, chat, enabled, send }: ChatPanelProps) {
  const words = useConferenceWords().chat;
  const list = useRef<HTMLOListElement>(null);
  const last = chat.at(-1)?.n;
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [last]);
  return (
    <section className={panel.body} aria-label={words.heading}>
      {chat.length === 0 && <p className={panel.empty}>{words.none}</p>}
      <ol ref={list} className={panel.list} aria-live="polite">
        {chat.map((entry) => (
          <li key={entry.n} className={styles.entry} data-chat={entry.n}>
            <p className={styles.from}>
              <strong>{entry.site === null ? entry.name : siteName(model, entry.site)}</strong>
              {entry.to === "desk" && <span>{words.toDesk}</span>}
              {entry.at !== "" && <time>{clockOf(entry.at)}</time>}
            </p>
            <p className={styles.text}>{entry.text}</p>
          </li>
        ))}
      </ol>
      <ChatForm enabled={enabled} send={send} />
    </section>
  );
}

function ChatForm({ enabled, send }: Pick<ChatPanelProps, "enabled" | "send">) {
  const words = useConferenceWords().chat;
  const [text, setText] = useState("");
  const [to, setTo] = useState<ChatTo>("all");
  const ready = enabled && text.trim() !== "";
  return (
    <form
      className={panel.foot}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && send({ type: "chat", to, text: text.trim() })) setText("");
      }}
    >
      <select className={`${panel.select} ${styles.to}`} aria-label={words.to} value={to} onChange={(e) => setTo(e.target.value as ChatTo)}>
        <option value="all">{words.all}</option>
        <option value="desk">{words.desk}</option>
      </select>
      <input
        className={panel.field}
        aria-label={words.write}
        placeholder={words.write}
        maxLength={kTextMax}
        value={text}
        disabled={!enabled}
        onChange={(event) => setText(event.target.value)}
      />
      <Button tone="go" submit disabled={!ready} data-action="chat-send">
        {words.send}
      </Button>
    </form>
  );
}
