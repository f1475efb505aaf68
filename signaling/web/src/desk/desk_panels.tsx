import { ChatPanel } from "../chat/chat_panel";
import { useConferenceWords } from "../i18n/conference";
import { present, useConferenceTabs } from "../panels/conference_tabs";
import { HolderPanel } from "../panels/holder_panel";
import { PanelTabs } from "../panels/panel_tabs";
import { QueuePanel } from "../panels/queue_panel";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import type { Rights } from "../state/rights";
import { attentionOf } from "./attention";
import { AttentionPanel } from "./attention_panel";
import styles from "./desk_page.module.css";

interface DeskPanelsProps {
  model: Model;
  rights: Rights;
  send: (message: ClientMessage) => boolean;
}

// Floor, agenda, roll, votes, chat, and what needs looking after.
export function DeskPanels({ model, rights, send }: DeskPanelsProps) {
  const words = useConferenceWords().tabs;
  const tabs = useConferenceTabs(model, rights, send);
  const attention = attentionOf(model.sites);
  const speech = {
    id: "queue",
    words: words.queue,
    icon: "hand" as const,
    badge: model.queue.length + model.content.queue.length,
    panel: (
      <div className={styles.speech}>
        <div className={styles.holder}>
          <HolderPanel model={model} online={rights.conduct} send={send} compact />
        </div>
        <QueuePanel model={model} online={rights.conduct} send={send} />
      </div>
    ),
  };
  const chat = model.chat && {
    id: "chat",
    words: words.chat,
    icon: "chat" as const,
    panel: <ChatPanel chat={model.chat} self={model.self} enabled={rights.chat} send={send} />,
  };
  const help = {
    id: "help",
    words: words.help,
    icon: "bell" as const,
    badge: attention.filter(({ kind }) => kind !== "absent").length,
    panel: <AttentionPanel attention={attention} rights={rights} send={send} />,
  };
  return <PanelTabs label={words.label} tabs={present([speech, tabs.lobby, tabs.agenda, tabs.roll, tabs.vote, chat, help])} />;
}
