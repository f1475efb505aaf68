import type {
  AgendaMessage,
  AlarmEntry,
  ChatEntry,
  CloseCause,
  FloorSettings,
  GuestEntry,
  InvitationEntry,
  MicrophoneState,
  NextConference,
  OpenPhase,
  Policy,
  PreflightSite,
  PresetId,
  QueueOrder,
  RemoteSite,
  Role,
  RollEntry,
  SiteEntry,
  SiteId,
  SlotEntry,
  StageMessage,
  TurnPhase,
  VoteMessage,
} from "../protocol/messages";
import type { SessionState } from "../session/session_machine";
import { kInitialSession } from "../session/session_machine";
import type { DevicesState } from "../session/devices";
import { kNoDevices } from "../session/devices";

// Everything a page draws, fed by the protocol through the reducer. Points in time are milliseconds on the page's
// monotonic clock (performance.now()).

export interface Holder {
  site: SiteId;
  delegate: string; // who speaks; may be empty
  post: string;
  endsAt: number | null; // null: no time limit
  limitMs: number | null;
  phase: TurnPhase;
  gone: boolean; // lost its line; keeps its turn for a while
}

export interface QueuedSite {
  site: SiteId;
  since: number;
  delegate: string;
  post: string;
  priority: boolean;
}

// The second picture: who may send it, who asks, whose is shown.
export interface Content {
  shown: SiteId | null;
  holders: readonly Holder[];
  queue: readonly QueuedSite[];
}

// By what rules the coming turns are given.
export interface FloorRules extends FloorSettings {
  order: QueueOrder;
}

export interface Microphone {
  state: MicrophoneState;
  place: number | null;
  endsAt: number | null;
  phase: TurnPhase;
  holder: boolean; // holds the floor, even while the microphone is off
  canOpen: boolean; // the site may open it by itself
  muted: boolean; // closed by the chair
  delegate: string; // who was invited; may be empty
  post: string;
  silent: boolean; // invited, and nothing is heard
  content: { holder: boolean; place: number | null; canSend: boolean }; // the own second picture
}

export interface Roll {
  running: boolean;
  calling: SiteId | null;
  endsAt: number | null; // of the call
  entries: readonly RollEntry[];
}

export type Agenda = Omit<AgendaMessage, "type">;
export type Vote = Omit<VoteMessage, "type">;
export type Stage = Omit<StageMessage, "type">;

// What can be taken back, and until when.
export interface Undo {
  what: string; // the type of the command
  site: SiteId | null;
  until: number;
}

// An answer of signaling that the person at the page should read.
export interface Notice {
  id: number;
  code: string;
  text: { vi: string; en: string };
}

// An urgent conference (họp khẩn) that wants this hall.
export interface UrgentCall {
  conference: string;
  title: string;
  from: string; // who calls
  at: number; // when the page answers by itself, or the hall is moved
}

// What a hall shows while it is in no conference.
export interface Standby {
  next: NextConference | null;
  invitations: readonly InvitationEntry[];
  call: UrgentCall | null;
}

// What a guest knows that is not in.
export interface Lobby {
  title: string;
  chair: string; // name of the chair's site; may be empty
  askAt: number | null; // turned away: when it may ask again; null: it waits
}

// The tests of the sites before a conference. A hall knows only its own entry.
export interface Preflight {
  sites: readonly TestedSite[];
}

export interface TestedSite extends Omit<PreflightSite, "retest_in_ms"> {
  retestAt: number | null; // when it is tested again by itself
}

// What technicians do at the page's own site.
export interface RemoteHelp {
  capKbps: number | null; // what its camera may send at most
  listening: boolean;
  talker: string | null; // who speaks into its mix
  answered: boolean; // the hall lets the technician hear its microphone, until the help ends
}

export interface Model {
  session: SessionState;
  conference: { id: string; title: string } | null;
  self: { site: SiteId | null; name: string; role: Role } | null;
  standby: Standby | null; // the hall is in no conference
  lobby: Lobby | null; // the guest is not in
  moveNotice: UrgentCall | null; // the hall will be taken out of this conference
  phase: OpenPhase;
  resumesAt: string | null; // RFC 3339: when a break is to end
  turnsStoodAt: number | null; // since when a break makes turns stand still
  timing: { endsAt: number | null; overrun: boolean };
  endedBy: CloseCause | null; // the conference is over
  policy: Policy;
  lecturer: SiteId | null;
  locked: boolean; // newcomers stay outside
  acting: { role: Role; name: string } | null; // who acts as the chair
  chairLost: boolean; // the chair's page and site are both gone
  deskMessage: string; // to all sites; may be empty
  preset: PresetId; // layout of the halls
  pinned: SiteId | null; // put on stage by the chair
  onStage: SiteId | null; // on stage now
  mcu: boolean; // the media server is there
  sites: readonly SiteEntry[];
  holders: readonly Holder[]; // of the floor "speech", as the queue
  queue: readonly QueuedSite[];
  floorRules: FloorRules | null;
  content: Content;
  microphone: Microphone;
  speaking: readonly SiteId[];
  slots: readonly SlotEntry[];
  // Null until signaling has told of it, which it does only to those whom it concerns.
  agenda: Agenda | null;
  roll: Roll | null;
  vote: Vote | null;
  stage: Stage | null;
  chat: readonly ChatEntry[] | null;
  undo: Undo | null;
  guests: readonly GuestEntry[] | null; // in the lobby
  alarms: readonly AlarmEntry[]; // open ones, the gravest first; none to whom they do not concern
  preflight: Preflight | null;
  remote: readonly RemoteSite[]; // at which technicians do something, told to technicians
  remoteHelp: RemoteHelp;
  devices: DevicesState;
  soundBlocked: boolean; // the browser refuses to play sound before a click
  notices: readonly Notice[];
}

export const kInitialModel: Model = {
  session: kInitialSession,
  conference: null,
  self: null,
  standby: null,
  lobby: null,
  moveNotice: null,
  phase: "in_session",
  resumesAt: null,
  turnsStoodAt: null,
  timing: { endsAt: null, overrun: false },
  endedBy: null,
  policy: "chaired",
  lecturer: null,
  locked: false,
  acting: null,
  chairLost: false,
  deskMessage: "",
  preset: "stage",
  pinned: null,
  onStage: null,
  mcu: true,
  sites: [],
  holders: [],
  queue: [],
  floorRules: null,
  content: { shown: null, holders: [], queue: [] },
  microphone: {
    state: "off",
    place: null,
    endsAt: null,
    phase: "speaking",
    holder: false,
    canOpen: false,
    muted: false,
    delegate: "",
    post: "",
    silent: false,
    content: { holder: false, place: null, canSend: false },
  },
  speaking: [],
  slots: [],
  agenda: null,
  roll: null,
  vote: null,
  stage: null,
  chat: null,
  undo: null,
  guests: null,
  alarms: [],
  preflight: null,
  remote: [],
  remoteHelp: { capKbps: null, listening: false, talker: null, answered: false },
  devices: kNoDevices,
  soundBlocked: false,
  notices: [],
};
