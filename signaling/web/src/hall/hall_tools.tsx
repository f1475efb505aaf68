import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { CountBadge } from "../ui/count_badge";
import styles from "./hall_tools.module.css";

interface HallToolsProps {
  unread: number; // messages
  helpAsked: boolean;
  onChat: () => void;
  onHelp: () => void;
  onControl: (() => void) | null; // null: this hall can have no control
}

// The buttons beside the own picture: messages, help, a phone as control.
export function HallTools({ unread, helpAsked, onChat, onHelp, onControl }: HallToolsProps) {
  const text = useText();
  const words = useHallWords();
  return (
    <div className={styles.tools}>
      <Button icon="chat" data-action="chat" onClick={onChat}>
        {words.chat.open}
        <CountBadge count={unread} label={words.chat.unread(String(unread))} />
      </Button>
      <Button tone={helpAsked ? "asked" : "plain"} icon="help" data-action="help-open" onClick={onHelp}>
        {text.help}
      </Button>
      {onControl !== null && (
        <Button icon="phone" data-action="control" onClick={onControl}>
          {words.control.open}
        </Button>
      )}
    </div>
  );
}
