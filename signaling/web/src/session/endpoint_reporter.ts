import type { ReportMessage } from "../protocol/messages";
import type { DeviceKind, DevicesState } from "./devices";
import type { EndpointStats } from "./endpoint_report";
import { browserName, makeReport } from "./endpoint_report";

const kReportEveryMs = 2000;

export interface EndpointSources {
  stats(): Promise<EndpointStats | null>; // null: there is no connection
  track(kind: DeviceKind): Pick<MediaStreamTrack, "muted"> | null;
  devices(): DevicesState;
  soundBlocked(): boolean;
  hidden(): boolean;
  clockMs(): number;
  userAgent: string;
  send(message: ReportMessage): boolean; // false: nobody can hear it now
}

// Tells signaling every two seconds, and when a device changes, how the hall's page and its machine do. From start() to
// stop().
export class EndpointReporter {
  private timer: ReturnType<typeof setInterval> | null = null;
  private busy = false;
  private told: string | null = null; // the devices' states
  private freezes = { total: 0, untold: 0 }; // of the present connection; of all since the last report

  constructor(private readonly sources: EndpointSources) {}

  start(): void {
    this.timer ??= setInterval(() => void this.report(), kReportEveryMs);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  // Something of the page has changed: perhaps a device.
  update(): void {
    if (this.timer !== null && this.told !== null && this.told !== this.states()) void this.report();
  }

  private async report(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const stats = await this.sources.stats();
    this.busy = false;
    this.count(stats?.freezes ?? null);
    const states = this.states();
    if (this.timer === null || !this.sources.send(this.message(stats))) return;
    this.told = states;
    this.freezes.untold = 0;
  }

  private message(stats: EndpointStats | null): ReportMessage {
    const { track, devices, soundBlocked, hidden, clockMs, userAgent } = this.sources;
    return makeReport({
      stats,
      freezes: this.freezes.untold,
      devices: devices(),
      muted: { camera: track("camera")?.muted === true, microphone: track("microphone")?.muted === true },
      soundBlocked: soundBlocked(),
      hidden: hidden(),
      browser: browserName(userAgent),
      clockMs: clockMs(),
    });
  }

  // A new connection counts from 0.
  private count(total: number | null): void {
    if (total === null) return;
    this.freezes.untold += total >= this.freezes.total ? total - this.freezes.total : total;
    this.freezes.total = total;
  }

  private states(): string {
    const { camera, microphone } = this.sources.devices();
    return `${camera.status} ${microphone.status} ${this.sources.soundBlocked()}`;
  }
}
