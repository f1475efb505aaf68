import { beforeEach, describe, expect, it } from "vitest";
import type { RemoteDoMessage, RemoteReportMessage } from "../../src/protocol/messages";
import { RemoteHand } from "../../src/remote/remote_hand";
import type { DevicesState, DeviceStatus } from "../../src/session/devices";
import { kNoDevices } from "../../src/session/devices";

const order = (change: Partial<RemoteDoMessage> = {}): RemoteDoMessage => ({
  type: "remote.do",
  request: 3,
  what: "devices",
  kind: null,
  device: null,
  by: "Trần Văn An",
  ...change,
});

const options = (...ids: string[]) => ids.map((id) => ({ id, label: `label of ${id}` }));

describe("RemoteHand", () => {
  let devices: DevicesState;
  let opens: { status: DeviceStatus; deviceId: string | null } | null; // null: the one that is asked for
  let plays: boolean;
  let still: () => Promise<string | null>;
  let log: (RemoteReportMessage | string)[];

  const obey = async (change: Partial<RemoteDoMessage>) => {
    const hand = new RemoteHand({
      devices: () => devices,
      choose: async (kind, id) => {
        log.push(`choose ${kind} ${id}`);
        devices = { ...devices, [kind]: { ...devices[kind], ...(opens ?? { status: "ready", deviceId: id }) } };
      },
      canPlayOn: async () => plays,
      restart: () => log.push("restart"),
      still: () => still(),
      send: (message) => log.push(message) > 0,
    });
    await hand.obey(order(change));
    return log.at(-1);
  };

  beforeEach(() => {
    devices = {
      camera: { status: "ready", label: "", deviceId: "c1", options: options("c1", "c2") },
      microphone: { status: "ready", label: "", deviceId: "default", options: options("default", "m2") },
      loudspeaker: { deviceId: null, options: options("l1", "l2") },
    };
    opens = null;
    plays = true;
    still = async () => "/9j/4AAQ";
    log = [];
  });

  it("lists the devices, and which are used", async () => {
    expect(await obey({ what: "devices" })).toEqual({
      type: "remote.answer",
      request: 3,
      ok: true,
      devices: [
        { kind: "camera", id: "c1", label: "label of c1", chosen: true },
        { kind: "camera", id: "c2", label: "label of c2", chosen: false },
        { kind: "microphone", id: "default", label: "label of default", chosen: true },
        { kind: "microphone", id: "m2", label: "label of m2", chosen: false },
        { kind: "loudspeaker", id: "l1", label: "label of l1", chosen: false },
        { kind: "loudspeaker", id: "l2", label: "label of l2", chosen: false },
      ],
    });
  });

  it("lists no more, no longer and nothing else than signaling takes", async () => {
    const wild = [{ id: "ị".repeat(120), label: "too long an id" }, { id: "x", label: `a\u202E\n${"b".repeat(300)}` }];
    devices = {
      ...kNoDevices,
      camera: { ...devices.camera, options: wild },
      microphone: { ...devices.microphone, options: options(...Array.from({ length: 90 }, (_, n) => `m${n}`)) },
    };
    const answer = await obey({ what: "devices" });
    const listed = (answer as RemoteReportMessage).devices!;
    expect(listed).toHaveLength(48);
    expect(listed[0]).toEqual({ kind: "camera", id: "x", label: `a ${"b".repeat(118)}`, chosen: false });
  });

  it.each([
    ["camera", "c2"],
    ["microphone", "m2"],
    ["loudspeaker", "l2"],
  ] as const)("switches the %s", async (kind, device) => {
    expect(await obey({ what: "switch", kind, device })).toEqual({ type: "remote.answer", request: 3, ok: true });
    expect(log[0]).toBe(`choose ${kind} ${device}`);
  });

  it("takes no device that is not there", async () => {
    for (const change of [{ kind: "camera", device: "gone" }, { kind: null, device: "c2" }, { kind: "camera" }] as const) {
      expect(await obey({ what: "switch", ...change })).toMatchObject({ ok: false, text: expect.stringContaining("no such device") });
    }
    expect(log.filter((entry) => typeof entry === "string")).toEqual([]);
  });

  it("says in both languages why a device does not open", async () => {
    opens = { status: "busy", deviceId: null };
    expect(await obey({ what: "switch", kind: "camera", device: "c2" })).toMatchObject({
      ok: false,
      text: expect.stringMatching(/^Camera đang bận \/ .*busy/),
    });
    opens = { status: "ready", deviceId: "c1" };
    expect(await obey({ what: "switch", kind: "camera", device: "c2" })).toMatchObject({
      ok: false,
      text: expect.stringContaining("thiết bị khác"),
    });
    plays = false;
    expect(await obey({ what: "switch", kind: "loudspeaker", device: "l2" })).toMatchObject({ ok: false });
  });

  it("answers before it restarts", async () => {
    await obey({ what: "restart" });
    expect(log).toEqual([expect.objectContaining({ request: 3, ok: true }), "restart"]);
  });

  it("takes a still picture, or says that there is none", async () => {
    expect(await obey({ what: "still" })).toMatchObject({ ok: true, image: "/9j/4AAQ" });
    still = async () => null;
    expect(await obey({ what: "still" })).toMatchObject({ ok: false, text: expect.stringContaining("không có hình") });
    still = () => Promise.reject(new Error("canvas"));
    expect(await obey({ what: "still" })).toMatchObject({ ok: false, text: expect.any(String) });
  });

  it("keeps every word short enough for signaling", async () => {
    opens = { status: "insecure", deviceId: null };
    for (const kind of ["camera", "microphone"] as const) {
      await obey({ what: "switch", kind, device: kind === "camera" ? "c2" : "m2" });
    }
    await obey({ what: "restart" });
    for (const entry of log) if (typeof entry !== "string" && entry.text) expect(entry.text.length).toBeLessThanOrEqual(200);
  });
});
