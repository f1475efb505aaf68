import { useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { Button } from "../ui/button";
import { ConfirmedAct } from "./confirmed_act";
import frame from "./console.module.css";
import { figureLine } from "./figure_text";
import styles from "./help_acts.module.css";
import { HelpOutcome } from "./help_outcome";
import type { SiteHelp } from "./site_help";
import { clockSeconds } from "./time_text";

// The acts at a site that need no connection of their own. Each is one button with its outcome, and nothing for who may
// not do it.

export function MuteAct({ help }: { help: SiteHelp }) {
  const words = useConsoleWords().remote.mute;
  if (!help.may("remote.mute")) return null;
  return (
    <div className={styles.act}>
      <ConfirmedAct
        icon="microphoneOff"
        words={words.act}
        question={words.question}
        action="remote-mute"
        disabled={!help.connected}
        onConfirm={() => help.ask({ type: "remote.mute", site: help.site })}
      />
      <HelpOutcome asked={help.asked("remote.mute")} />
    </div>
  );
}

export function RestartAct({ help }: { help: SiteHelp }) {
  const words = useConsoleWords().remote.restart;
  if (!help.may("remote.restart")) return null;
  const asked = help.asked("remote.restart");
  return (
    <div className={styles.act}>
      <ConfirmedAct
        icon="undo"
        words={words.act}
        question={words.question}
        action="remote-restart"
        disabled={!help.connected || asked?.state === "asked"}
        onConfirm={() => help.ask({ type: "remote.restart", site: help.site })}
      />
      <HelpOutcome asked={asked} />
    </div>
  );
}

const kCaps = [300, 600, 1000, 1500, 2500]; // kbit/s: a small picture to a large one

export function CapAct({ help }: { help: SiteHelp }) {
  const words = useConsoleWords().remote.cap;
  const { language } = useLanguage();
  const now = help.told?.cap_kbps ?? null;
  const [chosen, setChosen] = useState<number | null | undefined>(undefined); // undefined: what holds now
  if (!help.may("remote.cap")) return null;
  const value = chosen === undefined ? now : chosen;
  const choices = now === null || kCaps.includes(now) ? kCaps : [...kCaps, now].sort((a, b) => a - b);
  const rate = (kbps: number) => figureLine("uplink.kbps", kbps, language);
  const apply = () => help.ask({ type: "remote.cap", site: help.site, kbps: value });
  return (
    <div className={styles.act}>
      <div className={styles.row}>
        <label className={`${frame.field} ${styles.choice}`}>
          <span>{words.title}</span>
          <select value={value ?? ""} onChange={({ target }) => setChosen(target.value === "" ? null : Number(target.value))}>
            <option value="">{words.none}</option>
            {choices.map((kbps) => (
              <option key={kbps} value={kbps}>
                {rate(kbps)}
              </option>
            ))}
          </select>
        </label>
        <Button disabled={!help.connected || value === now} data-action="remote-cap" onClick={apply}>
          {words.apply}
        </Button>
      </div>
      {now !== null && <p className={styles.note}>{words.now(rate(now))}</p>}
      <HelpOutcome asked={help.asked("remote.cap")} />
    </div>
  );
}

export function StillAct({ help }: { help: SiteHelp }) {
  const words = useConsoleWords().remote.still;
  if (!help.may("remote.still")) return null;
  const asked = help.asked("remote.still");
  const image = asked?.answer?.image ?? null;
  const address = `data:image/jpeg;base64,${image}`;
  return (
    <div className={styles.act}>
      <Button
        icon="camera"
        wide
        disabled={!help.connected || asked?.state === "asked"}
        data-action="remote-still"
        onClick={() => help.ask({ type: "remote.still", site: help.site })}
      >
        {image === null ? words.act : words.again}
      </Button>
      <HelpOutcome asked={asked} />
      {image !== null && (
        <figure className={styles.still}>
          <img src={address} alt={words.alt(help.name)} />
          <a href={address} download={`${help.site}-${clockSeconds(Date.now()).replaceAll(":", "-")}.jpg`}>
            {words.save}
          </a>
        </figure>
      )}
    </div>
  );
}
