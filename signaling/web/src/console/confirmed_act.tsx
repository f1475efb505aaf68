import { useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { Button } from "../ui/button";
import type { IconName } from "../ui/icon";
import styles from "./help_acts.module.css";

interface ConfirmedActProps {
  icon: IconName;
  words: string;
  question: string;
  action: string; // for tests
  disabled: boolean;
  onConfirm: () => void;
}

// A button for what a hall notices: it asks in its own place before it acts.
export function ConfirmedAct({ icon, words, question, action, disabled, onConfirm }: ConfirmedActProps) {
  const own = useConsoleWords().remote;
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button icon={icon} wide disabled={disabled} data-action={action} onClick={() => setAsking(true)}>
        {words}
      </Button>
    );
  }
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <div className={styles.question} role="group" aria-label={words}>
      <p>{question}</p>
      <div className={styles.row}>
        <Button tone="stop" disabled={disabled} data-action={`${action}-now`} onClick={confirm}>
          {own.confirm}
        </Button>
        <Button autoFocus onClick={() => setAsking(false)}>
          {own.cancel}
        </Button>
      </div>
    </div>
  );
}
