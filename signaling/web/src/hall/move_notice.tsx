import { useState } from "react";
import { useText } from "../i18n/language";
import type { UrgentCall } from "../state/model";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./move_notice.module.css";

const kMovedWithinMs = 10_000; // of the announced time; a hall that is here still stays, the call was closed

interface MoveNoticeProps {
  notice: UrgentCall | null;
  onSeen: (conference: string) => boolean;
}

// Says over the picture that an urgent conference will take the hall in some seconds. Nobody has to press anything; who
// does puts the notice away.
export function MoveNotice({ notice, onSeen }: MoveNoticeProps) {
  const words = useText().call;
  const now = useNow();
  const [seen, setSeen] = useState(false);
  if (notice === null || seen || now > notice.at + kMovedWithinMs) return null;
  const seconds = Math.ceil((notice.at - now) / 1000);
  return (
    <div className={styles.notice} role="alert" data-move-notice={notice.conference}>
      <Icon name="bell" size="2.4rem" />
      <div className={styles.words}>
        <p className={styles.heading}>{words.heading}</p>
        <p className={styles.title}>{notice.title}</p>
        <p>{seconds > 0 ? words.moveNotice(seconds) : words.moving}</p>
      </div>
      <Button
        onClick={() => {
          onSeen(notice.conference);
          setSeen(true);
        }}
      >
        {words.understood}
      </Button>
    </div>
  );
}
