import type { DeviceKind } from "./devices";

// Choices of the hall that outlive a reload, kept in the browser. A browser that refuses storage only forgets them.

export interface DeviceSettings {
  camera: string | null; // preferred device id
  microphone: string | null;
  loudspeaker: string | null;
  soundProcessing: boolean; // echo cancellation, noise suppression, gain: off if the hall has its own sound system
}

export const kDefaultSettings: DeviceSettings = {
  camera: null,
  microphone: null,
  loudspeaker: null,
  soundProcessing: true,
};

const kKey = "diemcau.devices";

export function loadSettings(storage: Pick<Storage, "getItem"> | null = browserStorage()): DeviceSettings {
  try {
    const json: unknown = JSON.parse(storage?.getItem(kKey) ?? "{}");
    if (typeof json !== "object" || json === null) return kDefaultSettings;
    const fields = json as Record<string, unknown>;
    return {
      camera: deviceId(fields, "camera"),
      microphone: deviceId(fields, "microphone"),
      loudspeaker: deviceId(fields, "loudspeaker"),
      soundProcessing: fields["soundProcessing"] !== false,
    };
  } catch {
    return kDefaultSettings;
  }
}

export function saveSettings(
  settings: DeviceSettings,
  storage: Pick<Storage, "setItem"> | null = browserStorage(),
): void {
  try {
    storage?.setItem(kKey, JSON.stringify(settings));
  } catch {
    // private mode or full: nothing depends on it
  }
}

function deviceId(fields: Record<string, unknown>, kind: DeviceKind | "loudspeaker"): string | null {
  const value = fields[kind];
  return typeof value === "string" && value !== "" ? value : null;
}

function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
