import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { useText } from "../i18n/language";
import { Button } from "./button";
import styles from "./plain_dialog.module.css";

interface PlainDialogProps {
  heading: string;
  note?: string | undefined; // below the heading
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

// A dialog of hall and chair pages, with one button that closes it; so does Escape.
export function PlainDialog({ heading, note, wide = false, onClose, children }: PlainDialogProps) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={styles.body}>
        <div>
          <h2 id={id} className={styles.heading}>
            {heading}
          </h2>
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
        {children}
        <div className={styles.footer}>
          <Button size="large" onClick={() => dialog.current?.close()}>
            {text.close}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
