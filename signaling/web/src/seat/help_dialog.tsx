import { useState } from "react";
import { HelpArticle } from "../help/help_article";
import { useHallWords } from "../i18n/hall";
import type { ClientMessage } from "../protocol/messages";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Field } from "./field";
import styles from "./help_dialog.module.css";
import { SeatDialog } from "./seat_dialog";

const kLongestReason = 200;

interface HelpDialogProps {
  asked: string | null; // the hall's open call for help
  online: boolean;
  send: ((message: ClientMessage) => boolean) | null; // null: nobody to call, the hall is in no conference
  onClose: () => void;
}

// Calls the operator, and says what the hall can try by itself.
export function HelpDialog({ asked, online, send, onClose }: HelpDialogProps) {
  const words = useHallWords().help;
  const [whole, setWhole] = useState(false);
  return (
    <SeatDialog heading={words.heading} name="help" onClose={onClose}>
      {send !== null && (asked === null ? <Call online={online} send={send} /> : <Called reason={asked} />)}
      <HelpArticle role="hall" short={!whole} />
      {!whole && (
        <div>
          <Button icon="document" onClick={() => setWhole(true)}>
            {words.whole}
          </Button>
        </div>
      )}
    </SeatDialog>
  );
}

function Call({ online, send }: { online: boolean; send: (message: ClientMessage) => boolean }) {
  const words = useHallWords().help;
  const [reason, setReason] = useState("");
  const text = reason.trim();
  return (
    <div className={styles.call}>
      <Field label={words.reason} value={reason} maxLength={kLongestReason} onChange={setReason} />
      <Button
        tone="asked"
        size="large"
        icon="bell"
        disabled={!online}
        data-action="help"
        onClick={() => send({ type: "help", ...(text !== "" && { text }) })}
      >
        {words.call}
      </Button>
      <p className={styles.note}>{words.callNote}</p>
    </div>
  );
}

function Called({ reason }: { reason: string }) {
  const words = useHallWords().help;
  return (
    <div className={styles.called} role="status" data-help-called>
      <Icon name="bell" size="1.6rem" />
      <div>
        <p className={styles.state}>{words.called}</p>
        {reason !== "" && <p>“{reason}”</p>}
        <p className={styles.note}>{words.calledNote}</p>
      </div>
    </div>
  );
}
