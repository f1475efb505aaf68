// What the page knows of its camera, microphone and loudspeaker.

export type DeviceKind = "camera" | "microphone";

export type DeviceStatus =
  | "off" // not asked for yet
  | "starting"
  | "ready"
  | "denied" // the browser or its user refused
  | "missing" // none is plugged in
  | "busy" // another program holds it, or the driver failed
  | "unplugged" // it was there and went
  | "insecure"; // the page was not opened over https or localhost

export type BrokenStatus = Exclude<DeviceStatus, "off" | "starting" | "ready">;

export function isBroken(status: DeviceStatus): status is BrokenStatus {
  return status !== "off" && status !== "starting" && status !== "ready";
}

export interface DeviceOption {
  id: string;
  label: string;
}

export interface DeviceState {
  status: DeviceStatus;
  label: string; // of the device in use
  deviceId: string | null; // in use
  options: readonly DeviceOption[];
}

// Whether it sounds a page cannot know.
export interface LoudspeakerState {
  deviceId: string | null; // the one chosen, as long as it is there; null: the system's
  options: readonly DeviceOption[]; // none where the browser lets nobody choose
}

export interface DevicesState {
  camera: DeviceState;
  microphone: DeviceState;
  loudspeaker: LoudspeakerState;
}

const kNoDevice: DeviceState = { status: "off", label: "", deviceId: null, options: [] };

export const kNoDevices: DevicesState = {
  camera: kNoDevice,
  microphone: kNoDevice,
  loudspeaker: { deviceId: null, options: [] },
};

// The cause behind an exception of getUserMedia (Media Capture and Streams, §10.2).
export function statusOfError(error: unknown): DeviceStatus {
  switch (errorName(error)) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "busy"; // NotReadableError, AbortError and whatever a driver invents
  }
}

// Whether a device in this state may be tried again when the browser reports a change of devices.
export function mayRetryOnChange(status: DeviceStatus): boolean {
  return status === "missing" || status === "unplugged" || status === "busy";
}

function errorName(error: unknown): string {
  return typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
}
