import type { ReactNode } from "react";
import { useConsoleWords } from "../i18n/console";
import { CapAct, MuteAct, RestartAct, StillAct } from "./help_acts";
import { DevicesAct } from "./help_devices";
import styles from "./remote_panel.module.css";
import type { SiteHelp } from "./site_help";

// What can be done at once and from here about what the diagnosis advises, by the advice's code
// (signaling/diagnosis/verdict_words.cpp). A hall that returns echo is silenced, or given another microphone.
const kActs: Readonly<Record<string, readonly ((props: { help: SiteHelp }) => ReactNode)[]>> = {
  lower_loudspeaker: [MuteAct, DevicesAct],
  lower_uplink_rate: [CapAct],
  relieve_computer: [CapAct],
  choose_input: [DevicesAct],
  plug_in_device: [DevicesAct],
  replace_device: [DevicesAct],
  uncover_camera: [StillAct],
  restart_camera: [RestartAct, StillAct],
};

export function SuggestedActs({ help, advice }: { help: SiteHelp; advice: string }) {
  const words = useConsoleWords().remote;
  const acts = Object.hasOwn(kActs, advice) ? kActs[advice] : undefined;
  if (acts === undefined) return null;
  return (
    <div className={styles.suggested} role="group" aria-label={words.suggest}>
      <h4>{words.suggest}</h4>
      {acts.map((Act, index) => (
        <Act key={index} help={help} />
      ))}
    </div>
  );
}
