import { useText } from "../i18n/language";
import type { SessionState } from "../session/session_machine";
import { Icon } from "../ui/icon";
import styles from "./lost_overlay.module.css";

// Says over the last picture that the line is gone, why, and that nobody needs to press anything.
export function LostOverlay({ session }: { session: SessionState }) {
  const text = useText();
  const lost = session.phase !== "live" && session.lost !== null;
  const disturbed = session.phase === "live" && (session.link === "disturbed" || session.link === "restarting");
  if (!lost && !disturbed) return null;
  return (
    <div className={styles.overlay} role="alert" data-lost={session.lost ?? "link"}>
      <Icon name="lineOff" size="2.4rem" />
      <div>
        <p className={styles.title}>{text.connection.lost}</p>
        <p>{session.lost === "media" ? text.connection.mediaCause : text.connection.lostCause}</p>
      </div>
    </div>
  );
}
