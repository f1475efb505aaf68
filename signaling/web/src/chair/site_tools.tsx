import type { ClientMessage, SiteEntry } from "../protocol/messages";
import { useText } from "../i18n/language";
import type { IconName } from "../ui/icon";
import { Icon } from "../ui/icon";
import styles from "./site_tools.module.css";

interface SiteToolsProps {
  entry: SiteEntry;
  pinned: boolean; // put on stage by the chair
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// The second row of a site's card: stage, mute, view.
export function SiteTools({ entry, pinned, online, send }: SiteToolsProps) {
  const text = useText();
  const { site, name, connected, microphone, view } = entry;
  const composed = view === "composed";
  return (
    <div className={styles.tools}>
      <Tool
        icon="stage"
        words={text.chair.stage}
        label={pinned ? text.chair.unstageSite(name) : text.chair.stageSite(name)}
        pressed={pinned}
        disabled={!online || (!connected && !pinned)}
        action="stage"
        onPress={() => send({ type: "stage", site: pinned ? null : site })}
      />
      <Tool
        icon="microphoneOff"
        words={text.chair.mute}
        label={text.chair.muteSite(name)}
        disabled={!online || microphone !== "live"}
        action="mute"
        onPress={() => send({ type: "mute", site })}
      />
      <Tool
        icon={composed ? "layoutStage" : "separate"}
        words={composed ? text.view.composedShort : text.view.forwardedShort}
        label={text.chair.viewSite(name, composed ? text.view.composed : text.view.forwarded)}
        disabled={!online}
        action="view"
        onPress={() => send({ type: "view", site, view: composed ? "forwarded" : "composed" })}
      />
    </div>
  );
}

interface ToolProps {
  icon: IconName;
  words: string;
  label: string;
  pressed?: boolean;
  disabled: boolean;
  action: string;
  onPress: () => void;
}

function Tool({ icon, words, label, pressed, disabled, action, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      data-action={action}
      onClick={onPress}
    >
      <Icon name={icon} size="1.15rem" />
      <span>{words}</span>
    </button>
  );
}
