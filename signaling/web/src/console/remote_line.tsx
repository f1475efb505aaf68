import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import { MixedSound } from "../hall/mixed_sound";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import type { RemoteSite } from "../protocol/messages";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Segmented } from "../ui/segmented";
import styles from "./remote_panel.module.css";
import type { SiteHelp } from "./site_help";
import { TalkButton } from "./talk_button";
import type { Hearing, TechnicianLine } from "./technician_line";
import { useTechnicianLine } from "./use_technician_line";

// Hearing a site, seeing what it is sent, talking to it alone; and who else does.
export function RemoteLine({ help, line }: { help: SiteHelp; line: TechnicianLine }) {
  const words = useConsoleWords().remote.line;
  const { hearing, talking, speaking, fault } = useTechnicianLine(line);
  const hearsItself = hearing === "watch" && speaking; // what the site gets has this talk in it
  const speak = useCallback((on: boolean) => line.speak(on), [line]);
  useEffect(() => line.setConnected(help.connected), [line, help.connected]);
  const choices = (["listen", "watch"] as const).filter((one) => help.may(`remote.${one}`));
  return (
    <>
      {choices.length > 0 && (
        <Segmented<Hearing | null>
          label={words.label}
          hideLabel
          disabled={!help.connected && hearing === null}
          segments={[
            { value: null, label: words.off },
            ...choices.map((value) => ({ value, label: words[value], icon: kIcons[value] })),
          ]}
          value={hearing}
          onChange={(value) => line.hear(value)}
        />
      )}
      <p className={styles.quiet}>{words[`${hearing ?? "off"}Note`]}</p>
      {hearing === "listen" && help.connected && !help.microphone && <p className={styles.quiet}>{words.muted}</p>}
      {hearing !== null && <Sound line={line} muted={hearsItself} />}
      {help.may("remote.talk") && !talking && (
        <Button
          icon="microphone"
          wide
          disabled={!help.connected}
          title={words.talkNote}
          data-action="talk"
          onClick={() => void line.talk(true)}
        >
          {words.talk}
        </Button>
      )}
      {talking && (
        <>
          <p className={styles.quiet}>{words.talkNote}</p>
          <TalkButton speaking={speaking} onSpeak={speak} level={line.microphoneLevel} />
          <Button icon="cross" wide data-action="hang-up" onClick={() => void line.talk(false)}>
            {words.hangUp}
          </Button>
        </>
      )}
      <Fault fault={fault} />
      {help.told !== null && <Others told={help.told} />}
    </>
  );
}

const kIcons = { listen: "sound", watch: "stage" } as const;

// Plays what comes, and says whether it does.
function Sound({ line, muted }: { line: TechnicianLine; muted: boolean }) {
  const words = useConsoleWords().remote.line;
  const model = useModel(line.store);
  const streams = useSyncExternalStore(line.board.subscribe, line.board.snapshot);
  const onBlocked = useCallback((blocked: boolean) => line.store.dispatch({ type: "sound_blocked", blocked }), [line]);
  const live = model.session.phase === "live" && model.session.link === "connected";
  return (
    <div className={styles.sound} data-live={live}>
      <p role="status">
        <Icon name={live ? "sound" : "clock"} size="1rem" />
        {!live ? words.connecting : muted ? words.mutedWhileTalking : words.live}
      </p>
      <MixedSound stream={streams.sound} muted={muted} blocked={model.soundBlocked} onBlocked={onBlocked} />
    </div>
  );
}

function Fault({ fault }: { fault: ReturnType<TechnicianLine["snapshot"]>["fault"] }) {
  const { language, text } = useLanguage();
  if (fault === null) return null;
  const words =
    typeof fault === "string"
      ? `${text.devices.microphoneProblem[fault]}. ${text.devices.cure[fault]}`
      : fault[language];
  return (
    <p className={styles.fault} role="alert">
      <Icon name="warning" size="1rem" />
      {words}
    </p>
  );
}

// Everybody who hears, sees or talks there, this page too.
function Others({ told: { listeners, watchers, talker } }: { told: RemoteSite }) {
  const words = useConsoleWords().remote.line;
  return (
    <ul className={styles.others}>
      {listeners.length > 0 && <li>{words.listeners(listeners.join(", "))}</li>}
      {watchers.length > 0 && <li>{words.watchers(watchers.join(", "))}</li>}
      {talker !== null && <li>{words.talker(talker)}</li>}
    </ul>
  );
}
