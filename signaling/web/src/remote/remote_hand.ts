import { en } from "../i18n/hall/en";
import { vi } from "../i18n/hall/vi";
import { kDictionaries } from "../i18n/dictionary";
import type { RemoteDeviceKind, RemoteDoMessage, RemoteReportMessage } from "../protocol/messages";
import type { DeviceKind, DevicesState } from "../session/devices";
import { isBroken } from "../session/devices";
import { deviceList } from "./device_list";

export interface RemoteSources {
  devices(): DevicesState;
  choose(kind: RemoteDeviceKind, id: string): Promise<void>; // until it was tried
  canPlayOn(loudspeaker: string): Promise<boolean>;
  restart(): void; // devices and connection
  still(): Promise<string | null>; // see takeStill
  send(message: RemoteReportMessage): boolean;
}

type Answer = Omit<RemoteReportMessage, "type" | "request">;

// Does at the hall what a technician asks from afar, and answers. A request that nobody answers within 10 s is over.
export class RemoteHand {
  constructor(private readonly sources: RemoteSources) {}

  async obey(order: RemoteDoMessage): Promise<void> {
    const answer = await this.answer(order).catch(() => refused("failed"));
    this.sources.send({ type: "remote.answer", request: order.request, ...answer });
    // The answer goes out before the connection does.
    if (order.what === "restart") this.sources.restart();
  }

  private async answer({ what, kind, device }: RemoteDoMessage): Promise<Answer> {
    switch (what) {
      case "devices":
        return { ok: true, devices: deviceList(this.sources.devices()) };
      case "switch":
        return kind === null || device === null ? refused("noDevice") : this.switchTo(kind, device);
      case "restart":
        return { ok: true, text: inBoth((words) => words.restarting) };
      case "still": {
        const image = await this.sources.still();
        return image === null ? refused("noPicture") : { ok: true, image };
      }
    }
  }

  private async switchTo(kind: RemoteDeviceKind, id: string): Promise<Answer> {
    const { devices, choose, canPlayOn } = this.sources;
    if (!devices()[kind].options.some((option) => option.id === id)) return refused("noDevice");
    if (kind === "loudspeaker" && !(await canPlayOn(id))) return refused("notOpened");
    await choose(kind, id);
    if (devices()[kind].deviceId === id) return { ok: true };
    return kind === "loudspeaker" ? refused("notOpened") : whyNot(kind, devices());
  }
}

// The browser took another one, or none.
function whyNot(kind: DeviceKind, devices: DevicesState): Answer {
  const { status } = devices[kind];
  if (!isBroken(status)) return refused("otherOpened");
  const problem = kind === "camera" ? "cameraProblem" : "microphoneProblem";
  const causes = [kDictionaries.vi, kDictionaries.en].map((text) => text.devices[problem][status]);
  return { ok: false, text: causes.join(" / ") };
}

type Words = typeof en.remote;

function refused(reason: "noDevice" | "notOpened" | "otherOpened" | "noPicture" | "failed"): Answer {
  return { ok: false, text: inBoth((words) => words[reason]) };
}

// One line for technicians of either language.
function inBoth(pick: (words: Words) => string): string {
  return `${pick(vi.remote)} / ${pick(en.remote)}`;
}
