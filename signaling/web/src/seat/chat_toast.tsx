import { useEffect, useState } from "react";
import { useHallWords } from "../i18n/hall";
import type { ChatEntry } from "../protocol/messages";
import { Icon } from "../ui/icon";
import styles from "./chat_toast.module.css";

const kStayMs = 10_000;

// The newest unread message, for a moment; a press opens all of them.
export function ChatToast({ unread, onOpen }: { unread: readonly ChatEntry[]; onOpen: () => void }) {
  const words = useHallWords().chat;
  const newest = unread.at(-1);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (newest === undefined) return;
    const timer = setTimeout(() => setGone(newest.n), kStayMs);
    return () => clearTimeout(timer);
    // one timer a message
  }, [newest?.n]);
  if (newest === undefined || newest.n <= gone) return null;
  return (
    <button type="button" className={styles.toast} data-toast={newest.n} onClick={onOpen}>
      <Icon name="chat" size="1.6rem" />
      <span className={styles.words} role="status">
        <small>{words.from(newest.name)}</small>
        <span className={styles.text}>{newest.text}</span>
      </span>
    </button>
  );
}
