import type { DOMAttributes, ReactNode } from "react";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { Thumbnail } from "../picture/thumbnail";
import type { ThumbnailFeed } from "../picture/thumbnail_feed";
import type { ClientMessage, SiteEntry } from "../protocol/messages";
import type { Holder, Model } from "../state/model";
import { holderOf, isSpeaking, remainingMs, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { ClockDigits } from "../ui/clock_digits";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import type { SiteAction, SiteCondition } from "./site_actions";
import { mainAction, siteCondition } from "./site_actions";
import styles from "./site_tile.module.css";

interface SiteTileProps {
  entry: SiteEntry;
  model: Model;
  feed: ThumbnailFeed;
  online: boolean;
  send: (message: ClientMessage) => boolean;
  compact?: boolean; // signs only, for who knows them
  label?: string | undefined; // what a touch of the picture does, unless it opens the rest
  drag?: DOMAttributes<HTMLElement> | undefined; // makes the picture one that can be dragged
  onMore: () => void;
}

// One site: its live picture, its state at a glance, and what the chair does with it most, each at one touch. Touching
// the picture opens the rest.
export function SiteTile(props: SiteTileProps) {
  const { entry, model, feed, online, send, compact = false, label, drag, onMore } = props;
  const words = useConferenceWords().tile;
  const holder = holderOf(model, entry.site);
  const condition = siteCondition(entry, holder !== null);
  const order = model.stage?.thumbnails ?? model.sites.map(({ site }) => site);
  const state = useStateWords(entry, condition, isSpeaking(model, entry.site), compact);
  return (
    <li
      className={[
        styles.tile,
        styles[condition],
        isSpeaking(model, entry.site) ? styles.speaking : "",
        compact ? styles.compact : "",
      ].join(" ")}
      data-site={entry.site}
      data-microphone={entry.microphone}
      data-connected={entry.connected}
      data-condition={condition}
    >
      <button
        type="button"
        className={drag === undefined ? styles.picture : `${styles.picture} ${styles.draggable}`}
        aria-label={label ?? words.more(entry.name, state)}
        data-action="more"
        {...drag}
        onClick={onMore}
      >
        <Thumbnail feed={feed} site={entry.site} order={order} live={entry.connected && !entry.removed} />
        <span className={styles.name}>
          {entry.role === "chair" && <Icon name="star" size="0.9em" />}
          {entry.role === "guest" && <Icon name="person" size="0.9em" />}
          {entry.name}
        </span>
        <Badges entry={entry} model={model} />
        <span className={styles.state}>
          <Icon name={kIcons[condition]} size="1.15em" />
          <span className={styles.stateWords}>{state}</span>
          {holder !== null && <TimeLeft holder={holder} model={model} />}
        </span>
      </button>
      <Tools entry={entry} model={model} online={online} send={send} />
    </li>
  );
}

const kIcons: Readonly<Record<SiteCondition, IconName>> = {
  removed: "cross",
  lost: "lineOff",
  absent: "lineOff",
  silent: "warning",
  live: "microphone",
  asked: "hand",
  help: "bell",
  muted: "microphoneOff",
  off: "microphoneOff",
};

function useStateWords(entry: SiteEntry, condition: SiteCondition, speaking: boolean, compact: boolean): string {
  const { siteState } = useText();
  const words = useConferenceWords().tile;
  switch (condition) {
    case "asked":
      return siteState.asked(entry.place);
    case "live":
      return speaking ? siteState.speaking : siteState.live;
    case "lost":
      return siteState.disconnected;
    case "muted":
    case "off":
      return siteState[condition];
    case "silent":
      return compact ? words.silentShort : words.silent;
    default:
      return words[condition];
  }
}

function TimeLeft({ holder, model }: { holder: Holder; model: Model }) {
  const left = remainingMs(holder.endsAt, turnTime(model, useNow()));
  return left === null ? null : (
    <span className={styles.time}>
      <ClockDigits time={formatCountdown(left)} />
    </span>
  );
}

// What else there is to know, in the corner.
function Badges({ entry, model }: { entry: SiteEntry; model: Model }) {
  const text = useText();
  const words = useConferenceWords().tile;
  const badges: [boolean, IconName, string][] = [
    [entry.help !== null, "bell", words.help],
    [entry.content, "document", words.content],
    [model.onStage === entry.site, "stage", text.siteState.onStage],
  ];
  return (
    <span className={styles.badges}>
      {badges.map(
        ([shown, icon, label]) =>
          shown && (
            <span key={icon} className={icon === "bell" ? `${styles.badge} ${styles.alarm}` : styles.badge} title={label}>
              <Icon name={icon} size="1.05rem" />
              <span className="visually-hidden">{label}</span>
            </span>
          ),
      )}
    </span>
  );
}

function Tools({ entry, model, online, send }: Pick<SiteTileProps, "entry" | "model" | "online" | "send">) {
  const text = useText();
  const { site, name, connected, microphone } = entry;
  const pinned = model.pinned === site;
  const main = mainAction(entry, holderOf(model, site) !== null, model.policy, model.lecturer);
  return (
    <div className={styles.tools}>
      {main !== null && <MainTool action={main} entry={entry} online={online} send={send} />}
      <Tool
        label={pinned ? text.chair.unstageSite(name) : text.chair.stageSite(name)}
        icon="stage"
        pressed={pinned}
        disabled={!online || (!connected && !pinned)}
        action="stage"
        onPress={() => send({ type: "stage", site: pinned ? null : site })}
      >
        {text.chair.stage}
      </Tool>
      {main !== "mute" && (
        <Tool
          label={text.chair.muteSite(name)}
          icon="microphoneOff"
          disabled={!online || microphone !== "live"}
          action="mute"
          onPress={() => send({ type: "mute", site })}
        >
          {text.chair.mute}
        </Tool>
      )}
    </div>
  );
}

function MainTool({ action, entry, online, send }: Pick<SiteTileProps, "entry" | "online" | "send"> & { action: SiteAction }) {
  const text = useText();
  const words = useConferenceWords().tile;
  const { site, name, connected, microphone } = entry;
  const faces: Readonly<Record<SiteAction, { label: string; icon: IconName; words: string; look: string | undefined }>> = {
    grant: {
      label: text.floor.grantTo(name),
      icon: "hand",
      words: text.floor.grantShort,
      look: microphone === "asked" ? styles.go : styles.quietGo,
    },
    revoke: { label: text.floor.revokeFrom(name), icon: "cross", words: words.end, look: styles.stop },
    readmit: { label: words.readmit(name), icon: "plus", words: words.readmitShort, look: styles.quietGo },
    mute: { label: text.chair.muteSite(name), icon: "microphoneOff", words: text.chair.mute, look: styles.stop },
  };
  const commands: Readonly<Record<SiteAction, ClientMessage>> = {
    grant: { type: "floor.grant", site },
    revoke: { type: "floor.revoke", site },
    readmit: { type: "readmit", site },
    mute: { type: "mute", site },
  };
  const face = faces[action];
  return (
    <Tool
      label={face.label}
      icon={face.icon}
      look={face.look}
      disabled={!online || (action === "grant" && !connected)}
      action={action}
      onPress={() => send(commands[action])}
    >
      {face.words}
    </Tool>
  );
}

interface ToolProps {
  label: string;
  icon: IconName;
  look?: string | undefined;
  pressed?: boolean;
  disabled: boolean;
  action: string;
  onPress: () => void;
  children: ReactNode;
}

function Tool({ label, icon, look, pressed, disabled, action, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={look === undefined ? styles.tool : `${styles.tool} ${look}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      data-action={action}
      onClick={onPress}
    >
      <Icon name={icon} size="1.15rem" />
      <span className={styles.words}>{children}</span>
    </button>
  );
}
