// The WebSocket protocol between a page and signaling, version 1: one JSON object per text message. The names are
// those on the wire. Times are milliseconds as durations, never points in time, so the two clocks need not agree.

export const kProtocolVersion = 1;

export type SiteId = string;
export type Role = "site" | "chair" | "deputy" | "secretary" | "operator" | "technician" | "observer";
export type OpenPhase = "testing" | "in_session" | "paused"; // in a break nobody is heard and turns stand still
export type CloseCause = "closed" | "all_gone" | "cancelled" | "moved";
export type MicrophoneState = "off" | "asked" | "live";
export type View = "composed" | "forwarded";
export type LayoutName = "grid" | "stage" | "full";
export type Policy = "open" | "chaired";
export type TurnPhase = "speaking" | "warning" | "grace"; // of a turn with a time limit
export type Rid = "h" | "m" | "l";

// ---- page → signaling ----------------------------------------------------------------------------------------------

export type ClientMessage =
  | { type: "join"; token: string; version: number; media: boolean; connection?: string }
  | { type: "offer"; sdp: string }
  | { type: "candidate"; candidate: string; mid: string }
  | { type: "microphone"; on: boolean }
  | { type: "floor.request" | "floor.cancel" | "floor.release" }
  | { type: "floor.grant"; site: SiteId; seconds?: number }
  | { type: "floor.deny" | "floor.revoke"; site: SiteId }
  | { type: "mute"; site: SiteId }
  | { type: "mute_all" }
  | { type: "stage"; site: SiteId | null }
  | { type: "layout"; layout: LayoutName }
  | { type: "view"; view: View; site?: SiteId }
  | { type: "policy"; policy: Policy }
  | { type: "answer_call"; conference: string }
  | { type: "ping" };

// ---- signaling → page ----------------------------------------------------------------------------------------------

export interface SiteEntry {
  site: SiteId;
  name: string;
  role: Role;
  connected: boolean;
  microphone: MicrophoneState;
  place: number | null;
  view: View;
  muted: boolean;
}

export interface HolderEntry {
  site: SiteId;
  remaining_ms: number | null;
  limit_ms: number | null;
  phase: TurnPhase;
}

export interface QueueEntry {
  site: SiteId;
  waiting_ms: number;
}

export interface SlotEntry {
  mid: string;
  slot: string;
  site: SiteId | null;
  view: View;
  composed: boolean;
}

export interface JoinedMessage {
  type: "joined";
  version: number;
  conference: { id: string; title: string; policy: Policy; layout: LayoutName };
  self: { site: SiteId | null; name: string; role: Role }; // no site: a page that stands for none
  connection: string;
  resumed: boolean; // the media named in `join` still runs: no new offer is needed
}

export interface RosterMessage {
  type: "roster";
  title: string;
  phase: OpenPhase;
  policy: Policy;
  layout: LayoutName;
  stage: SiteId | null; // what the chair pinned
  on_stage: SiteId | null; // who is there now
  mcu: boolean; // the media server is there
  sites: SiteEntry[];
}

export interface FloorMessage {
  type: "floor";
  holders: HolderEntry[];
  queue: QueueEntry[];
}

export interface MicrophoneMessage {
  type: "microphone";
  state: MicrophoneState;
  place: number | null;
  remaining_ms: number | null;
  phase: TurnPhase;
  holder: boolean; // holds the floor, even while its microphone is off
  can_open: boolean; // `microphone on` would be obeyed
  muted: boolean; // closed by the chair
}

// When the conference is to end, to those who may extend it.
export interface TimingMessage {
  type: "timing";
  ends_in_ms: number | null; // negative: the end has passed
  overrun: boolean;
}

export interface NextConference {
  conference: string;
  title: string;
  start: string; // RFC 3339, as all points in time
  testing_from: string;
  chair_site_name: string;
}

export interface InvitationEntry {
  booking: string;
  occurrence: string | null; // of a series: its original start
  conference: string;
  title: string;
  start: string;
  answer: "yes" | "no" | null;
}

// What a hall that is in no conference shows. `call`: an urgent conference calls it.
export interface StandbyMessage {
  type: "standby";
  site: SiteId;
  name: string;
  next: NextConference | null;
  invitations: InvitationEntry[];
  call: { conference: string; title: string; from: string; answer_in_ms: number } | null;
}

// An urgent conference will take the hall out of the one it is in.
export interface MoveNoticeMessage {
  type: "move_notice";
  conference: string;
  title: string;
  from: string;
  in_ms: number;
}

export interface EndedMessage {
  type: "ended";
  conference: string;
  cause: CloseCause;
}

export interface ErrorMessage {
  type: "error";
  reply_to: string | number | null;
  code: string;
  field: string | null;
  message: { vi: string; en: string };
}

export type ServerMessage =
  | JoinedMessage
  | { type: "answer"; sdp: string }
  | { type: "candidate"; candidate: string; mid: string }
  | RosterMessage
  | FloorMessage
  | MicrophoneMessage
  | { type: "speaking"; sites: SiteId[] }
  | { type: "slots"; slots: SlotEntry[] }
  | { type: "layers"; layers: Rid[] }
  | TimingMessage
  | StandbyMessage
  | MoveNoticeMessage
  | EndedMessage
  | { type: "ok"; reply_to: string | number | null }
  | ErrorMessage
  | { type: "pong" };

// Codes with which signaling closes a connection on purpose. Any other code is a lost line.
export const kCloseReplaced = 4001;
export const kCloseBadToken = 4003;
export const kCloseUnknownConference = 4004;
export const kCloseTooManyMessages = 4008;
export const kCloseConferenceEnded = 4010;
