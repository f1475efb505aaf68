import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import styles from "./seat_dialog.module.css";

interface SeatDialogProps {
  heading: string;
  note?: string | undefined;
  name: string; // for tests: which dialog stands
  footer?: ReactNode; // beside the button that closes it
  onClose: () => void;
  children: ReactNode;
}

// A dialog of a hall or its control: heading and buttons stay, what is between them scrolls. On a phone it takes the
// whole screen. Escape closes it.
export function SeatDialog({ heading, note, name, footer, onClose, children }: SeatDialogProps) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} data-dialog={name} onClose={onClose}>
      <header className={styles.header}>
        <div>
          <h2 id={id} className={styles.heading}>
            {heading}
          </h2>
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
        <Button tone="quiet" icon="cross" aria-label={text.close} onClick={() => dialog.current?.close()} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </dialog>
  );
}
