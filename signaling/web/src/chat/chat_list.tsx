import { useEffect, useRef } from "react";
import { useText } from "../i18n/language";
import type { ChatEntry } from "../protocol/messages";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import styles from "./chat.module.css";

interface ChatListProps {
  chat: readonly ChatEntry[];
  self: Model["self"];
}

// What was written, the newest below and in sight; the own messages at the right.
export function ChatList({ chat, self }: ChatListProps) {
  const text = useText().chat;
  const end = useRef<HTMLLIElement>(null);
  // In braces: newer browsers give back a promise, which is no clean-up.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [chat]);
  return (
    <>
      {chat.length === 0 && <p className={styles.quiet}>{text.empty}</p>}
      <ol className={styles.list} aria-live="polite">
        {chat.map((message) => (
          <Message key={message.n} message={message} own={isOwn(message, self)} />
        ))}
        <li ref={end} aria-hidden="true" />
      </ol>
    </>
  );
}

// A person without a site is known by the name.
export function isOwn({ site, name }: ChatEntry, self: Model["self"]): boolean {
  return self !== null && site === self.site && (site !== null || name === self.name);
}

function Message({ message, own }: { message: ChatEntry; own: boolean }) {
  const words = useText().chat;
  const { name, at, to, text } = message;
  return (
    <li className={own ? `${styles.message} ${styles.own}` : styles.message} data-message={message.n} data-own={own}>
      <p className={styles.from}>
        <strong>{name}</strong>
        {to === "desk" && <span>{words.onlyDesk}</span>}
        {at !== "" && <time dateTime={at}>{clockOf(at)}</time>}
      </p>
      <p className={styles.text}>{text}</p>
    </li>
  );
}
