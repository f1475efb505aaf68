import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import type { ClientMessage, SiteEntry, View } from "../protocol/messages";
import type { Model } from "../state/model";
import type { Rights } from "../state/rights";
import { Button } from "../ui/button";
import { HoldButton } from "../ui/hold_button";
import { PlainDialog } from "../ui/plain_dialog";
import { Segmented } from "../ui/segmented";
import panel from "./panel.module.css";
import styles from "./site_dialog.module.css";

interface SiteDialogProps {
  entry: SiteEntry;
  model: Model;
  rights: Rights; // none while the line is down
  send: (message: ClientMessage) => boolean;
  onClose: () => void;
}

// What is seldom done with one site: invite a person by name, act for it, its view, who chairs, who lectures, out.
export function SiteDialog({ entry, model, rights, send, onClose }: SiteDialogProps) {
  const text = useText();
  const words = useConferenceWords().site;
  const { site, name, removed } = entry;
  const online = rights.conduct;
  const act = (message: ClientMessage) => () => send(message) && onClose();
  const chairs = entry.role === "chair";
  const guest = entry.role === "guest";
  return (
    <PlainDialog heading={name} note={entry.help === null ? undefined : words.asksHelp(entry.help)} onClose={onClose}>
      <div className={styles.acts}>
        {!chairs && !removed && model.policy !== "open" && (
          <InviteForm
            enabled={online && entry.connected}
            onInvite={(delegate, post) => act({ type: "floor.grant", site, delegate, post })()}
          />
        )}
        {rights.direct && !chairs && !removed && <ForSite entry={entry} send={send} onDone={onClose} />}
        <Segmented<View>
          label={words.view(name)}
          segments={[
            { value: "composed", label: text.view.composed, icon: "layoutStage" },
            { value: "forwarded", label: text.view.forwarded, icon: "separate" },
          ]}
          value={entry.view}
          disabled={!online}
          onChange={(view) => send({ type: "view", site, view })}
        />
        {!chairs && !removed && (
          <div className={styles.row}>
            <Button
              size="large"
              wide
              disabled={!online}
              aria-pressed={model.lecturer === site}
              data-action="lecturer"
              onClick={act({ type: "policy", policy: "lecture", lecturer: site })}
            >
              {words.lecturer}
            </Button>
            {!guest && (
              <HoldButton tone="plain" disabled={!online} action="hand-over" onHeld={act({ type: "chair.hand_over", site })}>
                {words.handOver}
              </HoldButton>
            )}
          </div>
        )}
        {removed && (
          <Button tone="go" size="large" wide disabled={!online} data-action="readmit" onClick={act({ type: "readmit", site })}>
            {words.readmit}
          </Button>
        )}
        {!removed && !chairs && (
          <HoldButton disabled={!online} action="remove" onHeld={act({ type: "remove", site })}>
            {guest ? words.removeGuest : words.remove}
          </HoldButton>
        )}
      </div>
    </PlainDialog>
  );
}

// The operator presses the hall's own buttons, when asked by telephone.
function ForSite({ entry, send, onDone }: Pick<SiteDialogProps, "entry" | "send"> & { onDone: () => void }) {
  const text = useText();
  const words = useConferenceWords().site;
  const { site, microphone } = entry;
  const act = (message: ClientMessage) => () => send(message) && onDone();
  return (
    <fieldset className={styles.forSite}>
      <legend>{words.forSite}</legend>
      {microphone === "off" && (
        <Button wide data-action="request-for" onClick={act({ type: "floor.request", site })}>
          {text.microphone.request}
        </Button>
      )}
      {microphone === "asked" && (
        <Button wide data-action="cancel-for" onClick={act({ type: "floor.cancel", site })}>
          {text.microphone.cancel}
        </Button>
      )}
      {microphone === "live" && (
        <Button wide data-action="release-for" onClick={act({ type: "floor.release", site })}>
          {text.microphone.release}
        </Button>
      )}
    </fieldset>
  );
}

const kNameMax = 120;

// Invites a person: name and post become the caption in the picture.
function InviteForm({ enabled, onInvite }: { enabled: boolean; onInvite: (delegate: string, post: string) => void }) {
  const text = useText();
  const words = useConferenceWords().site;
  const [delegate, setDelegate] = useState("");
  const [post, setPost] = useState("");
  return (
    <form
      className={styles.invite}
      onSubmit={(event) => {
        event.preventDefault();
        onInvite(delegate.trim(), post.trim());
      }}
    >
      <label>
        {words.delegate}
        <input className={panel.field} maxLength={kNameMax} value={delegate} onChange={(e) => setDelegate(e.target.value)} />
      </label>
      <label>
        {words.post}
        <input className={panel.field} maxLength={kNameMax} value={post} onChange={(e) => setPost(e.target.value)} />
      </label>
      <Button tone="go" submit disabled={!enabled} data-action="invite">
        {text.floor.grant}
      </Button>
    </form>
  );
}
