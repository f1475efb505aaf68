import type { FormEvent } from "react";
import { useEffect, useState } from "react";
import { useHallWords } from "../i18n/hall";
import type { ClientMessage } from "../protocol/messages";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { Speaker } from "./delegates";
import { kLongestName, requestOf } from "./delegates";
import { Field } from "./field";
import styles from "./floor_request_dialog.module.css";
import { SeatDialog } from "./seat_dialog";

interface FloorRequestDialogProps {
  delegates: (() => Promise<readonly Speaker[]>) | null; // null: the page may not read them
  send: (message: ClientMessage) => boolean;
  onClose: () => void;
}

// Who will speak: one touch on a delegate of the site asks for the floor, and so does a typed name.
export function FloorRequestDialog({ delegates, send, onClose }: FloorRequestDialogProps) {
  const words = useHallWords().floor;
  const known = useDelegates(delegates);
  const [priority, setPriority] = useState(false);
  const ask = (speaker: Speaker) => {
    if (send(requestOf(speaker, priority))) onClose();
  };
  return (
    <SeatDialog heading={words.heading} note={words.note} name="floor-request" onClose={onClose}>
      <label className={styles.check}>
        <input type="checkbox" checked={priority} onChange={(event) => setPriority(event.target.checked)} />
        <span>
          {words.priority}
          <small>{words.priorityNote}</small>
        </span>
      </label>
      {known.length > 0 && (
        <section aria-label={words.delegates}>
          <h3 className={styles.heading}>{words.delegates}</h3>
          <ul className={styles.list}>
            {known.map((speaker) => (
              <li key={`${speaker.delegate} ${speaker.post}`}>
                <button
                  type="button"
                  className={styles.delegate}
                  aria-label={words.askFor(speaker.delegate)}
                  onClick={() => ask(speaker)}
                >
                  <span>
                    <strong>{speaker.delegate}</strong>
                    <small>{speaker.post}</small>
                  </span>
                  <Icon name="hand" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OtherSpeaker heading={known.length > 0 ? words.other : null} onAsk={ask} />
    </SeatDialog>
  );
}

function OtherSpeaker({ heading, onAsk }: { heading: string | null; onAsk: (speaker: Speaker) => void }) {
  const words = useHallWords().floor;
  const [delegate, setDelegate] = useState("");
  const [post, setPost] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ delegate: delegate.trim(), post: post.trim() });
  };
  return (
    <form className={styles.other} onSubmit={submit}>
      {heading !== null && <h3 className={styles.heading}>{heading}</h3>}
      <Field label={words.name} value={delegate} maxLength={kLongestName} onChange={setDelegate} />
      <Field label={words.post} value={post} maxLength={kLongestName} onChange={setPost} />
      <Button submit tone="go" size="large" icon="hand" data-action="request-named">
        {words.ask}
      </Button>
    </form>
  );
}

// None where they cannot be read: a name is typed then.
function useDelegates(read: FloorRequestDialogProps["delegates"]): readonly Speaker[] {
  const [known, setKnown] = useState<readonly Speaker[]>([]);
  useEffect(() => {
    let open = true;
    read?.().then(
      (found) => open && setKnown(found),
      () => undefined,
    );
    return () => {
      open = false;
    };
  }, [read]);
  return known;
}
