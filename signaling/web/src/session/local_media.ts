import type { DeviceKind, DeviceOption, DeviceState, DevicesState } from "./devices";
import { kNoDevices, mayRetryOnChange, statusOfError } from "./devices";
import type { DeviceSettings } from "./settings";

const kBusyRetryMs = 5000;
const kChangeSettleMs = 300; // one plug makes several devicechange events

export interface LocalMediaListener {
  devicesChanged(devices: DevicesState): void;
  trackChanged(kind: DeviceKind, track: MediaStreamTrack | null): void;
}

// Camera and microphone of the hall: opens each with whatever is there, tells why one is not, and takes it back when it
// is plugged in again or freed. Which loudspeakers there are it knows too. Never throws. Without React. stop() frees the devices; start() may follow again.
export class LocalMedia {
  private state: DevicesState = kNoDevices;
  private readonly tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private changeTimer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;
  private readonly onChange = () => this.scheduleRecovery();

  // `devices` is navigator.mediaDevices, which is undefined on a page that is neither https nor localhost.
  constructor(
    private readonly devices: MediaDevices | undefined,
    private settings: DeviceSettings,
    private readonly listener: LocalMediaListener,
  ) {}

  // Opens both devices, first together so that the browser asks only once, then each alone.
  async start(): Promise<void> {
    this.stopped = false;
    if (this.devices === undefined) {
      this.fail("camera", "insecure");
      this.fail("microphone", "insecure");
      return;
    }
    this.update("camera", { status: "starting" });
    this.update("microphone", { status: "starting" });
    this.devices.addEventListener?.("devicechange", this.onChange);
    this.watchPermissions();
    try {
      const stream = await this.devices.getUserMedia({ video: this.cameraWish(), audio: this.microphoneWish() });
      this.accept("camera", stream.getVideoTracks()[0]);
      this.accept("microphone", stream.getAudioTracks()[0]);
    } catch {
      await this.open("camera");
      await this.open("microphone");
    }
    await this.refreshOptions();
  }

  stop(): void {
    this.stopped = true;
    this.devices?.removeEventListener?.("devicechange", this.onChange);
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    if (this.changeTimer !== null) clearTimeout(this.changeTimer);
    this.retryTimer = null;
    this.changeTimer = null;
    for (const kind of ["camera", "microphone"] as const) {
      this.release(kind);
      this.update(kind, { status: "off", label: "", deviceId: null });
    }
  }

  track(kind: DeviceKind): MediaStreamTrack | null {
    return this.tracks[kind];
  }

  // Takes new choices of the hall and reopens what they touch.
  async apply(settings: DeviceSettings): Promise<void> {
    const former = this.settings;
    this.settings = settings;
    if (settings.camera !== former.camera) await this.open("camera");
    if (settings.microphone !== former.microphone || settings.soundProcessing !== former.soundProcessing) {
      await this.open("microphone");
    }
    await this.refreshOptions();
  }

  // Lets go of both devices and opens them anew: some that hang come back by that.
  async restart(): Promise<void> {
    await this.open("camera");
    await this.open("microphone");
    await this.refreshOptions();
  }

  private async open(kind: DeviceKind): Promise<void> {
    if (this.devices === undefined || this.stopped) return;
    this.release(kind); // one camera often cannot be opened twice
    this.update(kind, { status: "starting" });
    try {
      const wish = kind === "camera" ? { video: this.cameraWish() } : { audio: this.microphoneWish() };
      const stream = await this.devices.getUserMedia(wish);
      this.accept(kind, stream.getTracks()[0]);
    } catch (error) {
      this.fail(kind, statusOfError(error));
    }
  }

  private accept(kind: DeviceKind, track: MediaStreamTrack | undefined): void {
    if (track === undefined) return this.fail(kind, "missing");
    if (this.stopped) return track.stop();
    this.tracks[kind] = track;
    track.addEventListener("ended", () => {
      if (this.tracks[kind] === track) this.fail(kind, "unplugged");
    });
    this.update(kind, { status: "ready", label: track.label, deviceId: track.getSettings().deviceId ?? null });
    this.listener.trackChanged(kind, track);
  }

  private fail(kind: DeviceKind, status: DeviceState["status"]): void {
    this.release(kind);
    this.update(kind, { status, label: "", deviceId: null });
    if (status === "busy" && this.retryTimer === null && !this.stopped) {
      this.retryTimer = setTimeout(() => {
        this.retryTimer = null;
        void this.recover();
      }, kBusyRetryMs);
    }
  }

  private release(kind: DeviceKind): void {
    const track = this.tracks[kind];
    if (track === null) return;
    this.tracks[kind] = null;
    track.stop();
    this.listener.trackChanged(kind, null);
  }

  private scheduleRecovery(): void {
    if (this.changeTimer !== null) clearTimeout(this.changeTimer);
    this.changeTimer = setTimeout(() => void this.recover(), kChangeSettleMs);
  }

  // Tries again what was missing, and goes back to the preferred device when it has returned.
  private async recover(): Promise<void> {
    if (this.stopped) return;
    await this.refreshOptions();
    for (const kind of ["camera", "microphone"] as const) {
      const device = this.state[kind];
      const preferred = this.settings[kind];
      const preferredIsBack =
        device.status === "ready" &&
        preferred !== null &&
        device.deviceId !== preferred &&
        device.options.some((option) => option.id === preferred);
      if (mayRetryOnChange(device.status) || preferredIsBack) await this.open(kind);
    }
  }

  // A refusal that is taken back in the browser's own settings heals without a reload.
  private watchPermissions(): void {
    for (const kind of ["camera", "microphone"] as const) {
      globalThis.navigator?.permissions
        ?.query({ name: kind as PermissionName })
        .then((permission) => {
          permission.onchange = () => {
            if (permission.state === "granted" && this.state[kind].status === "denied") void this.open(kind);
          };
        })
        .catch(() => undefined); // not every browser can be asked
    }
  }

  private async refreshOptions(): Promise<void> {
    try {
      const all = (await this.devices?.enumerateDevices()) ?? [];
      this.update("camera", { options: optionsOf(all, "videoinput") });
      this.update("microphone", { options: optionsOf(all, "audioinput") });
      this.updateLoudspeaker(canChooseLoudspeaker() ? optionsOf(all, "audiooutput") : []);
    } catch {
      // the list is a comfort; without it the default devices serve
    }
  }

  private update(kind: DeviceKind, change: Partial<DeviceState>): void {
    this.state = { ...this.state, [kind]: { ...this.state[kind], ...change } };
    this.listener.devicesChanged(this.state);
  }

  private updateLoudspeaker(options: readonly DeviceOption[]): void {
    const chosen = options.find(({ id }) => id === this.settings.loudspeaker);
    this.state = { ...this.state, loudspeaker: { deviceId: chosen?.id ?? null, options } };
    this.listener.devicesChanged(this.state);
  }

  private cameraWish(): MediaTrackConstraints {
    const id = this.settings.camera;
    return {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 30 },
      ...(id === null ? {} : { deviceId: { ideal: id } }),
    };
  }

  private microphoneWish(): MediaTrackConstraints {
    const { microphone: id, soundProcessing } = this.settings;
    return {
      echoCancellation: soundProcessing,
      noiseSuppression: soundProcessing,
      autoGainControl: soundProcessing,
      ...(id === null ? {} : { deviceId: { ideal: id } }),
    };
  }
}

// Audio Output Devices API §3; not every browser has it.
function canChooseLoudspeaker(): boolean {
  return globalThis.HTMLMediaElement !== undefined && "setSinkId" in HTMLMediaElement.prototype;
}

// Chromium lists "default" and "communications" as devices of their own beside the real ones.
function optionsOf(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceOption[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== "" && device.deviceId !== "communications")
    .map((device) => ({ id: device.deviceId, label: device.label }));
}
