import type { RemoteDevice, RemoteDeviceKind } from "../protocol/messages";
import type { DeviceOption, DevicesState } from "../session/devices";
import { oneLine } from "../text/one_line";

const kKinds: readonly RemoteDeviceKind[] = ["camera", "microphone", "loudspeaker"];
const kMost = 48;
const kMaxLabel = 120;
const kMaxIdBytes = 256;

// What a technician is told of the hall's devices.
export function deviceList(devices: DevicesState): RemoteDevice[] {
  return kKinds.flatMap((kind) => devicesOf(kind, devices)).slice(0, kMost);
}

function devicesOf(kind: RemoteDeviceKind, devices: DevicesState): RemoteDevice[] {
  const { options, deviceId } = devices[kind];
  return options.filter(hasShortId).map(({ id, label }) => {
    return { kind, id, label: oneLine(label, kMaxLabel), chosen: id === deviceId };
  });
}

function hasShortId({ id }: DeviceOption): boolean {
  return new TextEncoder().encode(id).length <= kMaxIdBytes;
}
