import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DeviceKind, DevicesState } from "../../src/session/devices";
import { LocalMedia } from "../../src/session/local_media";
import { kDefaultSettings } from "../../src/session/settings";

class FakeTrack extends EventTarget {
  stopped = false;
  constructor(readonly kind: string, readonly deviceId: string) {
    super();
  }
  get label() {
    return `label of ${this.deviceId}`;
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
  stop() {
    this.stopped = true;
  }
}

// Devices of a machine that a test plugs and unplugs. A wish with a preferred id gets it if it is there.
class FakeDevices extends EventTarget {
  cameras: string[] = ["cam-1"];
  microphones: string[] = ["mic-1"];
  refuse: Partial<Record<"video" | "audio", string>> = {};
  tracks: FakeTrack[] = [];

  async getUserMedia(wish: { video?: { deviceId?: { ideal: string } }; audio?: { deviceId?: { ideal: string } } }) {
    const made: FakeTrack[] = [];
    for (const kind of ["video", "audio"] as const) {
      const part = wish[kind];
      if (part === undefined) continue;
      const refused = this.refuse[kind];
      if (refused !== undefined) throw Object.assign(new Error(refused), { name: refused });
      const ids = kind === "video" ? this.cameras : this.microphones;
      const preferred = part.deviceId?.ideal;
      const id = preferred !== undefined && ids.includes(preferred) ? preferred : ids[0];
      if (id === undefined) throw Object.assign(new Error(), { name: "NotFoundError" });
      made.push(new FakeTrack(kind, id));
    }
    this.tracks.push(...made);
    const of = (kind: string) => made.filter((track) => track.kind === kind);
    return { getVideoTracks: () => of("video"), getAudioTracks: () => of("audio"), getTracks: () => made };
  }

  async enumerateDevices() {
    return [
      ...this.cameras.map((deviceId) => ({ kind: "videoinput", deviceId, label: deviceId })),
      ...this.microphones.map((deviceId) => ({ kind: "audioinput", deviceId, label: deviceId })),
      { kind: "audioinput", deviceId: "communications", label: "twin" },
      { kind: "audiooutput", deviceId: "speaker", label: "speaker" },
    ];
  }

  change() {
    this.dispatchEvent(new Event("devicechange"));
  }
}

let devices: FakeDevices;
let state: DevicesState;
let changes: [DeviceKind, boolean][];

function make(settings = kDefaultSettings, available: FakeDevices | undefined = devices) {
  return new LocalMedia(available as unknown as MediaDevices | undefined, settings, {
    devicesChanged: (next) => (state = next),
    trackChanged: (kind, track) => changes.push([kind, track !== null]),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  devices = new FakeDevices();
  changes = [];
});
afterEach(() => vi.useRealTimers());

describe("LocalMedia", () => {
  it("opens both at once and lists what there is", async () => {
    const local = make();
    await local.start();
    expect(state.camera).toMatchObject({ status: "ready", deviceId: "cam-1", label: "label of cam-1" });
    expect(state.microphone.options.map((option) => option.id)).toEqual(["mic-1"]);
    expect(local.track("camera")).not.toBeNull();
    expect(devices.tracks.length).toBe(2);
  });

  it("opens the one that works when the other does not", async () => {
    devices.cameras = [];
    await make().start();
    expect(state.camera.status).toBe("missing");
    expect(state.microphone.status).toBe("ready");
  });

  it("says denied, busy and insecure apart", async () => {
    devices.refuse = { video: "NotReadableError", audio: "NotAllowedError" };
    await make().start();
    expect([state.camera.status, state.microphone.status]).toEqual(["busy", "denied"]);
    // no mediaDevices at all, as on plain http
    const bare = new LocalMedia(undefined, kDefaultSettings, {
      devicesChanged: (next) => (state = next),
      trackChanged: () => undefined,
    });
    await bare.start();
    expect([state.camera.status, state.microphone.status]).toEqual(["insecure", "insecure"]);
  });

  it("takes a camera that is plugged in later", async () => {
    devices.cameras = [];
    const local = make();
    await local.start();
    devices.cameras = ["cam-2"];
    devices.change();
    await vi.advanceTimersByTimeAsync(400);
    expect(state.camera).toMatchObject({ status: "ready", deviceId: "cam-2" });
    expect(local.track("camera")).not.toBeNull();
  });

  it("notices an unplugged microphone and takes it back", async () => {
    const local = make();
    await local.start();
    devices.microphones = [];
    devices.tracks.find((track) => track.kind === "audio")?.dispatchEvent(new Event("ended"));
    expect(state.microphone.status).toBe("unplugged");
    expect(local.track("microphone")).toBeNull();
    expect(changes.at(-1)).toEqual(["microphone", false]);
    devices.microphones = ["mic-1"];
    devices.change();
    await vi.advanceTimersByTimeAsync(400);
    expect(state.microphone.status).toBe("ready");
    expect(changes.at(-1)).toEqual(["microphone", true]);
  });

  it("tries a busy camera again by itself", async () => {
    devices.refuse = { video: "NotReadableError" };
    await make().start();
    devices.refuse = {};
    await vi.advanceTimersByTimeAsync(5100);
    expect(state.camera.status).toBe("ready");
  });

  it("goes back to the preferred camera when it returns", async () => {
    const local = make({ ...kDefaultSettings, camera: "cam-9" });
    await local.start();
    expect(state.camera.deviceId).toBe("cam-1");
    devices.cameras = ["cam-1", "cam-9"];
    devices.change();
    await vi.advanceTimersByTimeAsync(400);
    expect(state.camera.deviceId).toBe("cam-9");
  });

  it("reopens only what a new choice touches", async () => {
    devices.cameras = ["cam-1", "cam-2"];
    const local = make();
    await local.start();
    await local.apply({ ...kDefaultSettings, camera: "cam-2" });
    expect(state.camera.deviceId).toBe("cam-2");
    expect(devices.tracks.filter((track) => track.kind === "audio").length).toBe(1);
    await local.apply({ ...kDefaultSettings, camera: "cam-2", soundProcessing: false });
    expect(devices.tracks.filter((track) => track.kind === "audio").length).toBe(2);
  });

  it("opens both anew on restart", async () => {
    const local = make();
    await local.start();
    const former = devices.tracks.slice();
    await local.restart();
    expect(former.every((track) => track.stopped)).toBe(true);
    expect([state.camera.status, state.microphone.status]).toEqual(["ready", "ready"]);
    expect(changes.slice(-4)).toEqual([["camera", false], ["camera", true], ["microphone", false], ["microphone", true]]);
  });

  it("knows the loudspeakers where the browser lets one choose, and the choice while it is there", async () => {
    const local = make({ ...kDefaultSettings, loudspeaker: "speaker" });
    await local.start();
    expect(state.loudspeaker).toEqual({ deviceId: null, options: [] });
    vi.stubGlobal("HTMLMediaElement", class { setSinkId() {} });
    await local.apply({ ...kDefaultSettings, loudspeaker: "speaker" });
    expect(state.loudspeaker).toEqual({ deviceId: "speaker", options: [{ id: "speaker", label: "speaker" }] });
    await local.apply({ ...kDefaultSettings, loudspeaker: "unplugged" });
    expect(state.loudspeaker.deviceId).toBeNull();
    vi.unstubAllGlobals();
  });

  it("frees everything on stop and may start again", async () => {
    const local = make();
    await local.start();
    local.stop();
    expect(devices.tracks.every((track) => track.stopped)).toBe(true);
    expect(state.camera.status).toBe("off");
    devices.change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(devices.tracks.length).toBe(2);
    await local.start();
    expect(state.camera.status).toBe("ready");
  });
});
