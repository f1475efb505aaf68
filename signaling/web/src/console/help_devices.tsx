import { useEffect, useRef } from "react";
import { useConsoleWords } from "../i18n/console";
import type { RemoteDevice, RemoteDeviceKind } from "../protocol/messages";
import { Button } from "../ui/button";
import frame from "./console.module.css";
import styles from "./help_acts.module.css";
import { HelpOutcome } from "./help_outcome";
import type { SiteHelp } from "./site_help";

const kKinds: readonly RemoteDeviceKind[] = ["camera", "microphone", "loudspeaker"];

// The devices of a site's computer: asked for by a click, then switched here. After a switch the list is asked for anew.
export function DevicesAct({ help }: { help: SiteHelp }) {
  const words = useConsoleWords().remote.devices;
  const list = help.asked("remote.devices");
  const change = help.asked("remote.switch");
  const ask = () => help.ask({ type: "remote.devices", site: help.site });
  const switched = change?.state === "done" ? change : null;
  const seen = useRef(switched);
  useEffect(() => {
    if (switched !== null && switched !== seen.current) ask();
    seen.current = switched;
  }, [switched]);
  if (!help.may("remote.devices")) return null;
  const devices = list?.answer?.devices ?? null;
  const busy = list?.state === "asked" || change?.state === "asked";
  return (
    <div className={styles.act}>
      <Button icon="settings" wide disabled={!help.connected || busy} data-action="remote-devices" onClick={ask}>
        {devices === null ? words.ask : words.askAgain}
      </Button>
      <HelpOutcome asked={change?.state === "done" || change === null ? list : change} />
      {devices !== null &&
        kKinds.map((kind) => (
          <DeviceChoice
            key={kind}
            kind={kind}
            devices={devices.filter((device) => device.kind === kind)}
            disabled={!help.connected || busy}
            onChoose={(device) => help.ask({ type: "remote.switch", site: help.site, kind, device })}
          />
        ))}
    </div>
  );
}

interface DeviceChoiceProps {
  kind: RemoteDeviceKind;
  devices: readonly RemoteDevice[];
  disabled: boolean;
  onChoose: (id: string) => void;
}

function DeviceChoice({ kind, devices, disabled, onChoose }: DeviceChoiceProps) {
  const words = useConsoleWords().remote.devices;
  const chosen = devices.find((device) => device.chosen)?.id ?? "";
  return (
    <label className={`${frame.field} ${styles.choice}`}>
      <span>{words.kind[kind]}</span>
      <select
        value={chosen}
        disabled={disabled || devices.length === 0}
        onChange={({ target }) => target.value !== "" && onChoose(target.value)}
      >
        {chosen === "" && <option value="">{devices.length === 0 ? words.none : words.choose}</option>}
        {devices.map(({ id, label }, index) => (
          <option key={id} value={id}>
            {label === "" ? words.unnamed(String(index + 1)) : label}
          </option>
        ))}
      </select>
    </label>
  );
}
