import { useText } from "../i18n/language";
import type { ChatEntry, ClientMessage } from "../protocol/messages";
import { SeatDialog } from "../seat/seat_dialog";
import type { Model } from "../state/model";
import { ChatForm } from "./chat_form";
import { ChatList } from "./chat_list";

interface ChatDialogProps {
  chat: readonly ChatEntry[];
  self: Model["self"];
  send: (message: ClientMessage) => boolean;
  onClose: () => void;
}

// The messages of the conference on a hall's page and its control.
export function ChatDialog({ chat, self, send, onClose }: ChatDialogProps) {
  const words = useText().chat;
  return (
    <SeatDialog heading={words.heading} name="chat" footer={<ChatForm first="desk" send={send} />} onClose={onClose}>
      <ChatList chat={chat} self={self} />
    </SeatDialog>
  );
}
