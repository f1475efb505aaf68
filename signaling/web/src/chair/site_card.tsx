import type { ClientMessage, SiteEntry } from "../protocol/messages";
import type { Dictionary } from "../i18n/dictionary";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { holderOf, isSpeaking } from "../state/queries";
import { Button } from "../ui/button";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import type { SiteAction } from "./site_actions";
import { grantMessage, mainActions } from "./site_actions";
import { SiteTools } from "./site_tools";
import styles from "./site_card.module.css";

interface SiteCardProps {
  entry: SiteEntry;
  model: Model;
  online: boolean;
  limit: number | null;
  send: (message: ClientMessage) => boolean;
}

// One site: its state at a glance and everything the chair may do with it, each at one touch.
export function SiteCard({ entry, model, online, limit, send }: SiteCardProps) {
  const text = useText();
  const look = entry.connected || holderOf(model, entry.site) !== null ? entry.microphone : "off";
  const speaking = isSpeaking(model, entry.site);
  const actions = mainActions(entry, holderOf(model, entry.site) !== null, model.policy);
  return (
    <li
      className={[styles.card, styles[look], entry.connected ? "" : styles.gone].join(" ")}
      data-site={entry.site}
      data-microphone={entry.microphone}
      data-connected={entry.connected}
    >
      <div className={styles.head}>
        <span className={speaking ? `${styles.lamp} ${styles.speaking}` : styles.lamp}>
          <Icon name={lampIcon(entry)} size="1.35rem" />
        </span>
        <div className={styles.words}>
          <h3 className={styles.name}>{entry.name}</h3>
          <p className={styles.state}>{stateWords(text, entry, speaking)}</p>
        </div>
        {model.onStage === entry.site && (
          <span className={styles.badge} title={text.siteState.onStage}>
            <Icon name="stage" size="1.2rem" />
            <span className="visually-hidden">{text.siteState.onStage}</span>
          </span>
        )}
      </div>
      <div className={styles.row}>
        {actions.map((action) => (
          <MainButton key={action} action={action} entry={entry} online={online} limit={limit} send={send} />
        ))}
      </div>
      <SiteTools entry={entry} pinned={model.pinned === entry.site} online={online} send={send} />
    </li>
  );
}

interface MainButtonProps {
  action: SiteAction;
  entry: SiteEntry;
  online: boolean;
  limit: number | null;
  send: SiteCardProps["send"];
}

function MainButton({ action, entry, online, limit, send }: MainButtonProps) {
  const text = useText();
  const { site, name, connected } = entry;
  switch (action) {
    case "grant":
      return (
        <Button
          tone={entry.microphone === "asked" ? "go" : "plain"}
          wide
          disabled={!online || !connected}
          aria-label={text.floor.grantTo(name)}
          data-action="grant"
          onClick={() => send(grantMessage(site, limit))}
        >
          {entry.microphone === "asked" ? text.floor.grantShort : text.floor.grant}
        </Button>
      );
    case "deny":
      return (
        <Button
          wide
          disabled={!online}
          aria-label={text.floor.denyTo(name)}
          data-action="deny"
          onClick={() => send({ type: "floor.deny", site })}
        >
          {text.floor.deny}
        </Button>
      );
    case "revoke":
      return (
        <Button
          tone="stop"
          wide
          disabled={!online}
          aria-label={text.floor.revokeFrom(name)}
          data-action="revoke"
          onClick={() => send({ type: "floor.revoke", site })}
        >
          {text.floor.revoke}
        </Button>
      );
    case "mute":
      return (
        <Button
          tone="stop"
          wide
          disabled={!online}
          aria-label={text.chair.muteSite(name)}
          data-action="mute"
          onClick={() => send({ type: "mute", site })}
        >
          {text.chair.mute}
        </Button>
      );
    case "none":
      return <p className={styles.standing}>{entry.role === "chair" ? text.chairSite : text.chair.ownSwitch}</p>;
  }
}

function lampIcon(entry: SiteEntry): IconName {
  if (!entry.connected) return "lineOff";
  return entry.microphone === "live" ? "microphone" : entry.microphone === "asked" ? "hand" : "microphoneOff";
}

function stateWords(text: Dictionary, entry: SiteEntry, speaking: boolean): string {
  const words = text.siteState;
  if (!entry.connected) return words.disconnected;
  if (entry.microphone === "asked") return words.asked(entry.place);
  if (entry.microphone === "live") return speaking ? words.speaking : words.live;
  return entry.muted ? words.muted : words.off;
}
