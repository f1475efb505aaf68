import type { Sentence } from "./line_messages";
import type { SiteId } from "./values";

// What a technician does at a site from afar.

export type RemoteDeviceKind = "camera" | "microphone" | "loudspeaker";

// What the site's device itself has to do, and answers.
export type RemoteTask = "devices" | "switch" | "restart" | "still";

// Of a technician's page. The last three concern the page itself, which must have media; null ends them.
export type RemoteCommand =
  | { type: "remote.devices" | "remote.mute" | "remote.restart" | "remote.still"; site: SiteId }
  | { type: "remote.switch"; site: SiteId; kind: RemoteDeviceKind; device: string }
  | { type: "remote.cap"; site: SiteId; kbps: number | null } // 100…10000; null: no cap
  | { type: "remote.listen"; site: SiteId | null } // hears only what the site sends
  | { type: "remote.watch"; site: SiteId | null } // hears and sees exactly what the site is sent
  | { type: "remote.talk"; site: SiteId | null }; // is heard in the site's mix, by nobody else

export interface RemoteDevice {
  kind: RemoteDeviceKind;
  id: string; // at most 256 bytes
  label: string; // at most 120 characters
  chosen: boolean;
}

// Of a site's device, to `remote.do`.
export interface RemoteReportMessage {
  type: "remote.answer";
  request: number;
  ok: boolean;
  text?: string; // at most 200 characters
  devices?: RemoteDevice[]; // at most 48
  image?: string; // a JPEG in base64, at most 98304 characters
}

// To a site's device.
export interface RemoteDoMessage {
  type: "remote.do";
  request: number;
  what: RemoteTask;
  kind: RemoteDeviceKind | null; // of a switch, as `device`
  device: string | null;
  by: string; // the technician's name
}

// To a site's device and control.
export interface RemoteStateMessage {
  type: "remote.state";
  cap_kbps: number | null; // what the camera may send at most
  listening: boolean; // a technician hears the site alone, or sees what it is sent
  talker: string | null; // the technician who speaks into its mix
}

// To the technician who asked.
export interface RemoteAnswerMessage {
  type: "remote.answer";
  reply_to: string | number | null;
  request: number;
  site: SiteId;
  what: RemoteTask;
  ok: boolean;
  text: Sentence | null;
  devices: RemoteDevice[] | null;
  image: string | null; // a JPEG in base64
}

export interface RemoteSite {
  site: SiteId;
  cap_kbps: number | null;
  listeners: string[]; // names of technicians
  watchers: string[];
  talker: string | null;
}

// To technicians: only sites with something.
export interface RemoteMessage {
  type: "remote";
  sites: RemoteSite[];
}
