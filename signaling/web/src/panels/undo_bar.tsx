import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteName } from "../state/queries";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import styles from "./undo_bar.module.css";

interface UndoBarProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// For five seconds the last act can be taken back.
export function UndoBar({ model, online, send }: UndoBarProps) {
  const words = useConferenceWords().undo;
  const now = useNow();
  const { undo } = model;
  if (undo === null || now >= undo.until) return null;
  const name = undo.site === null ? "" : siteName(model, undo.site);
  return (
    <div className={styles.bar} role="status" data-undo={undo.what}>
      <p>{words.did(undo.what, name)}</p>
      <Button tone="asked" size="large" disabled={!online} data-action="undo" onClick={() => send({ type: "undo" })}>
        {words.undo(Math.ceil((undo.until - now) / 1000))}
      </Button>
    </div>
  );
}
