import { useEffect } from "react";
import type { Store } from "../app/store";
import { useLanguage } from "../i18n/language";
import type { Notice } from "../state/model";
import { Button } from "./button";
import { Icon } from "./icon";
import styles from "./notices.module.css";

const kStayMs = 8000;

// What signaling refused, in its own words; goes by itself after a while.
export function Notices({ notices, store }: { notices: readonly Notice[]; store: Store }) {
  return (
    <div className={styles.stack} role="alert">
      {notices.map((notice) => (
        <NoticeCard
          key={notice.id}
          notice={notice}
          onClose={() => store.dispatch({ type: "notice_dismissed", id: notice.id })}
        />
      ))}
    </div>
  );
}

function NoticeCard({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { language, text } = useLanguage();
  useEffect(() => {
    const timer = setTimeout(onClose, kStayMs);
    return () => clearTimeout(timer);
    // one timer per notice, whatever is drawn meanwhile
  }, [notice.id]);
  return (
    <div className={styles.card} data-notice={notice.code}>
      <Icon name="warning" size="1.5em" />
      <p>{notice.text[language]}</p>
      <Button tone="quiet" icon="cross" aria-label={text.close} onClick={onClose} />
    </div>
  );
}
