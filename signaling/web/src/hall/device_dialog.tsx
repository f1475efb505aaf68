import { useEffect, useRef, useState } from "react";
import type { Dictionary } from "../i18n/dictionary";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { DeviceKind, DeviceOption, DevicesState } from "../session/devices";
import { isBroken } from "../session/devices";
import type { DeviceSettings } from "../session/settings";
import { Button } from "../ui/button";
import { LiveVideo } from "./live_video";
import styles from "./device_dialog.module.css";

interface DeviceDialogProps {
  devices: DevicesState;
  self: MediaStream | null;
  settings: DeviceSettings;
  onChange: (settings: DeviceSettings) => void;
  onTests?: () => void; // what the test of devices and line found
  onClose: () => void;
}

// The choice of camera, microphone and loudspeaker; each choice takes effect at once.
export function DeviceDialog({ devices, self, settings, onChange, onTests, onClose }: DeviceDialogProps) {
  const text = useText();
  const words = useHallWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState(settings);
  useEffect(() => dialog.current?.showModal(), []);

  const change = (part: Partial<DeviceSettings>) => {
    const next = { ...chosen, ...part };
    setChosen(next);
    onChange(next);
  };

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="device-heading" onClose={onClose}>
      <h2 id="device-heading" className={styles.heading}>
        {text.devices.heading}
      </h2>
      <div className={styles.body}>
        <div className={styles.picture}>
          <LiveVideo stream={self} source="self" label={text.picture.selfView} />
        </div>
        <div className={styles.fields}>
          {(["camera", "microphone"] as const).map((kind) => (
            <DeviceField
              key={kind}
              label={text.devices[kind]}
              state={stateOf(text, kind, devices)}
              options={devices[kind].options}
              chosen={chosen[kind]}
              onChoose={(id) => change({ [kind]: id })}
            />
          ))}
          {devices.loudspeaker.options.length > 0 && (
            <DeviceField
              label={text.devices.loudspeaker}
              state=""
              options={devices.loudspeaker.options}
              chosen={chosen.loudspeaker}
              onChoose={(loudspeaker) => change({ loudspeaker })}
            />
          )}
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={chosen.soundProcessing}
              onChange={(event) => change({ soundProcessing: event.target.checked })}
            />
            <span>
              {text.devices.soundProcessing}
              <small>{text.devices.soundProcessingNote}</small>
            </span>
          </label>
        </div>
      </div>
      <div className={styles.footer}>
        {onTests !== undefined && (
          <Button size="large" data-action="preflight-open" onClick={onTests}>
            {words.preflight.open}
          </Button>
        )}
        <Button tone="go" size="large" onClick={() => dialog.current?.close()}>
          {text.close}
        </Button>
      </div>
    </dialog>
  );
}

interface DeviceFieldProps {
  label: string;
  state: string; // may be empty
  options: readonly DeviceOption[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

function DeviceField({ label, state, options, chosen, onChoose }: DeviceFieldProps) {
  const text = useText();
  return (
    <label className={styles.field}>
      <span className={styles.label}>
        {label}
        <small>{state}</small>
      </span>
      <select value={chosen ?? ""} onChange={(event) => onChoose(event.target.value === "" ? null : event.target.value)}>
        <option value="">{text.devices.systemDefault}</option>
        {options
          .filter((option) => option.id !== "default")
          .map((option, index) => (
            <option key={option.id} value={option.id}>
              {option.label === "" ? text.devices.unnamed(index + 1) : option.label}
            </option>
          ))}
      </select>
    </label>
  );
}

function stateOf(text: Dictionary, kind: DeviceKind, devices: DevicesState): string {
  const { status } = devices[kind];
  if (status === "ready") return text.devices.ready;
  if (!isBroken(status)) return text.devices.starting;
  return (kind === "camera" ? text.devices.cameraProblem : text.devices.microphoneProblem)[status];
}
