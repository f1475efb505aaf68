import { useId } from "react";
import { useText } from "../i18n/language";
import type { ButtonTone } from "./button";
import buttons from "./button.module.css";
import styles from "./hold_button.module.css";
import { useHold } from "./use_hold";

interface HoldButtonProps {
  tone?: ButtonTone;
  disabled?: boolean;
  action: string; // for tests
  onHeld: () => void;
  children: string;
}

// A large button that works only when it is held for a second; a ring shows how long still.
export function HoldButton({ tone = "stop", disabled = false, action, onHeld, children }: HoldButtonProps) {
  const text = useText();
  const note = useId();
  const { holding, handlers } = useHold(onHeld);
  return (
    <button
      type="button"
      className={[buttons.button, buttons[tone], buttons.large, buttons.wide, styles.hold].join(" ")}
      disabled={disabled}
      aria-describedby={note}
      data-action={action}
      data-holding={holding}
      {...handlers}
    >
      <svg viewBox="0 0 24 24" className={styles.ring} aria-hidden="true">
        <circle cx="12" cy="12" r="9" className={styles.track} />
        {holding && <circle cx="12" cy="12" r="9" pathLength="1" className={styles.run} />}
      </svg>
      <span>{children}</span>
      <small id={note} className={styles.note}>
        {text.hold}
      </small>
    </button>
  );
}
