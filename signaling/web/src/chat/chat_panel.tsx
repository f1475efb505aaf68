import { useText } from "../i18n/language";
import panel from "../panels/panel.module.css";
import type { ChatEntry, ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import styles from "./chat.module.css";
import { ChatForm } from "./chat_form";
import { ChatList } from "./chat_list";

interface ChatPanelProps {
  chat: readonly ChatEntry[];
  self: Model["self"];
  enabled: boolean;
  send: (message: ClientMessage) => boolean;
}

// The messages of the conference in a panel of desk and secretary.
export function ChatPanel({ chat, self, enabled, send }: ChatPanelProps) {
  const words = useText().chat;
  return (
    <section className={panel.body} aria-label={words.heading}>
      <div className={`${panel.list} ${styles.inPanel}`}>
        <ChatList chat={chat} self={self} />
      </div>
      <div className={panel.foot}>
        <ChatForm first="all" enabled={enabled} send={send} />
      </div>
    </section>
  );
}
