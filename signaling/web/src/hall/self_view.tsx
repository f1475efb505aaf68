import { useText } from "../i18n/language";
import type { DeviceKind, DevicesState, DeviceStatus } from "../session/devices";
import { isBroken } from "../session/devices";
import { Icon } from "../ui/icon";
import { LiveVideo } from "./live_video";
import styles from "./self_view.module.css";

interface SelfViewProps {
  stream: MediaStream | null;
  devices: DevicesState;
  name: string;
}

// The own camera as the others see it, and what is wrong with the hall's devices: cause and cure.
export function SelfView({ stream, devices, name }: SelfViewProps) {
  const text = useText();
  const broken = (["camera", "microphone"] as const).filter((kind) => isBroken(devices[kind].status));
  const cameraWorks = !isBroken(devices.camera.status);
  return (
    <section className={styles.self} aria-label={text.picture.selfView}>
      {cameraWorks && (
        <div className={styles.picture}>
          <LiveVideo
            stream={stream}
            source="self"
            label={text.picture.selfView}
            placeholder={<p className={styles.placeholder}>{text.devices.starting}</p>}
          />
          <p className={styles.caption}>{name}</p>
        </div>
      )}
      {broken.map((kind) => (
        <Problem key={kind} kind={kind} status={devices[kind].status} />
      ))}
      {broken.length > 0 && <p className={styles.comfort}>{text.devices.receiveOnly}</p>}
    </section>
  );
}

function Problem({ kind, status }: { kind: DeviceKind; status: DeviceStatus }) {
  const text = useText();
  if (!isBroken(status)) return null;
  const titles = kind === "camera" ? text.devices.cameraProblem : text.devices.microphoneProblem;
  return (
    <div className={styles.problem} role="alert" data-device={kind} data-problem={status}>
      <Icon name={kind === "camera" ? "cameraOff" : "microphoneOff"} size="1.6rem" />
      <div>
        <p className={styles.cause}>{titles[status]}</p>
        <p>{text.devices.cure[status]}</p>
      </div>
    </div>
  );
}
