import { useConsoleWords } from "../i18n/console";
import { CapAct, MuteAct, RestartAct, StillAct } from "./help_acts";
import { DevicesAct } from "./help_devices";
import { RemoteLine } from "./remote_line";
import styles from "./remote_panel.module.css";
import type { SiteHelp } from "./site_help";
import type { TechnicianLine } from "./technician_line";

// All that a technician can do at a site without going there.
export function RemotePanel({ help, line }: { help: SiteHelp; line: TechnicianLine }) {
  const words = useConsoleWords().remote;
  return (
    <div className={styles.panel}>
      {!help.connected && (
        <p className={styles.fault} role="status">
          {words.away}
        </p>
      )}
      <section aria-label={words.line.title}>
        <h3>{words.line.title}</h3>
        <RemoteLine help={help} line={line} />
      </section>
      <section aria-label={words.title}>
        <MuteAct help={help} />
        <RestartAct help={help} />
        <CapAct help={help} />
      </section>
      <section aria-label={words.still.title}>
        <StillAct help={help} />
      </section>
      <section aria-label={words.devices.title}>
        <h3>{words.devices.title}</h3>
        <DevicesAct help={help} />
      </section>
    </div>
  );
}
