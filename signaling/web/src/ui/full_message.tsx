import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language";
import { BrandMark } from "./brand_mark";
import { Button } from "./button";
import styles from "./full_message.module.css";

interface FullMessageProps {
  title: string;
  explain: string;
  children?: ReactNode;
  kind: string; // for tests: which message stands
}

// A page that has only one thing to say: what happened and what to do about it.
export function FullMessage({ title, explain, children, kind }: FullMessageProps) {
  const { text, toggle } = useLanguage();
  return (
    <main className={styles.page} data-ground="night" data-message={kind}>
      <div className={styles.language}>
        <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </div>
      <div className={styles.card} role="status">
        <span className={styles.mark}>
          <BrandMark size="4.6rem" />
        </span>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.explain}>{explain}</p>
        {children}
      </div>
    </main>
  );
}
