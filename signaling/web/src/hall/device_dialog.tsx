import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import type { DeviceKind, DevicesState } from "../session/devices";
import type { DeviceSettings } from "../session/settings";
import { Button } from "../ui/button";
import { LiveVideo } from "./live_video";
import styles from "./device_dialog.module.css";

interface DeviceDialogProps {
  devices: DevicesState;
  self: MediaStream | null;
  settings: DeviceSettings;
  onChange: (settings: DeviceSettings) => void;
  onClose: () => void;
}

// The choice of camera and microphone; each choice takes effect at once.
export function DeviceDialog({ devices, self, settings, onChange, onClose }: DeviceDialogProps) {
  const text = useText();
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
              kind={kind}
              devices={devices}
              chosen={chosen[kind]}
              onChoose={(id) => change({ [kind]: id })}
            />
          ))}
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
        <Button tone="go" size="large" onClick={() => dialog.current?.close()}>
          {text.close}
        </Button>
      </div>
    </dialog>
  );
}

interface DeviceFieldProps {
  kind: DeviceKind;
  devices: DevicesState;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

function DeviceField({ kind, devices, chosen, onChoose }: DeviceFieldProps) {
  const text = useText();
  const { status, options } = devices[kind];
  const problems = kind === "camera" ? text.devices.cameraProblem : text.devices.microphoneProblem;
  const words = status === "off" || status === "starting" ? text.devices.starting : "";
  const state = status === "ready" ? text.devices.ready : status in problems ? problemOf(problems, status) : words;
  return (
    <label className={styles.field}>
      <span className={styles.label}>
        {kind === "camera" ? text.devices.camera : text.devices.microphone}
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

function problemOf(problems: Record<string, string>, status: string): string {
  return problems[status] ?? "";
}
