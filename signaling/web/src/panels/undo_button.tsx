import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model, Undo } from "../state/model";
import { siteName } from "../state/queries";
import { useNow } from "../time/use_now";
import { Icon } from "../ui/icon";
import styles from "./undo_button.module.css";

interface UndoButtonProps {
  model: Model;
  undo: Undo;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// What can be taken back now; null: nothing, or it is too late.
export function useUndo({ undo }: Model): Undo | null {
  const now = useNow();
  return undo === null || now >= undo.until ? null : undo;
}

// Takes back the last act, with the seconds that are left for it.
export function UndoButton({ model, undo, online, send }: UndoButtonProps) {
  const words = useConferenceWords().undo;
  const left = undo.until - useNow();
  return (
    <button
      type="button"
      className={styles.undo}
      disabled={!online}
      data-action="undo"
      data-undo={undo.what}
      onClick={() => send({ type: "undo" })}
    >
      <Icon name="undo" size="1.5em" />
      <span className={styles.words}>
        <strong>{words.undo(Math.max(0, Math.ceil(left / 1000)))}</strong>
        <span role="status">{words.did(undo.what, undo.site === null ? "" : siteName(model, undo.site))}</span>
      </span>
    </button>
  );
}
