import type { LinesMessage } from "./line_messages";
import type { PreflightMessage, PreflightStartMessage } from "./preflight_messages";
import type { RemoteAnswerMessage, RemoteDoMessage, RemoteMessage, RemoteStateMessage } from "./remote_messages";
import type {
  ChatTo,
  CloseCause,
  Count,
  GroupId,
  MicrophoneState,
  OpenPhase,
  PlaceChoice,
  Policy,
  Presence,
  PresetId,
  QueueOrder,
  Rid,
  Role,
  SiteId,
  TurnPhase,
  View,
  VoteState,
} from "./values";

// What signaling says to a page. Every message to a member of a conference has `seq`, which grows within its stream.

export type ServerMessage = { seq?: number } & (
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
  | AgendaMessage
  | RollMessage
  | VoteMessage
  | StageMessage
  | { type: "chat"; messages: ChatEntry[] } // further ones
  | UndoMessage
  | { type: "alarms"; alarms: AlarmEntry[] } // all that are open, the gravest first
  | LobbyMessage
  | { type: "guests"; guests: GuestEntry[] } // who is in the lobby, to those who may let them in
  | LinesMessage
  | PreflightMessage
  | PreflightStartMessage
  | RemoteMessage
  | RemoteAnswerMessage
  | RemoteDoMessage
  | RemoteStateMessage
  | StandbyMessage
  | MoveNoticeMessage
  | EndedMessage
  | { type: "ok"; reply_to: string | number | null }
  | ErrorMessage
  | { type: "pong" }
);

export interface JoinedMessage {
  type: "joined";
  version: number;
  conference: { id: string; title: string; policy: Policy };
  self: { site: SiteId | null; name: string; role: Role }; // no site: a page that stands for none
  connection: string;
  resumed: boolean; // the media named in `join` still runs: no new offer is needed
  stream: string; // of the numbers that follow; empty: nothing can be resumed
  resumed_state: boolean; // only what was missed follows
}

export interface SiteEntry {
  site: SiteId;
  name: string;
  role: Role | "guest"; // chair: now the chair's site
  connected: boolean;
  was_in: boolean; // has been connected to this conference
  microphone: MicrophoneState;
  place: number | null;
  view: View;
  muted: boolean;
  removed: boolean; // waits outside until it is readmitted
  help: string | null; // asks the desk for help; may be empty
  silent: boolean; // has the floor, and nothing is heard from there
  content: boolean; // sends a second picture
}

export interface RosterMessage {
  type: "roster";
  title: string;
  phase: OpenPhase;
  resumes_at: string | null; // RFC 3339: when a break is to end
  policy: Policy;
  lecturer: SiteId | null;
  locked: boolean;
  acting: { role: Role; name: string } | null; // who acts as the chair
  chair_lost: boolean; // the chair's page and site are both gone
  preset: PresetId; // of the halls
  stage: SiteId | null; // what the chair pinned
  on_stage: SiteId | null; // who is there now
  content: SiteId | null; // whose content is shown
  message: string; // the desk's, drawn in the composed picture; may be empty
  mcu: boolean; // the media server is there
  sites: SiteEntry[];
}

export interface HolderEntry {
  site: SiteId;
  delegate: string; // who speaks, as it is announced; may be empty
  post: string;
  remaining_ms: number | null;
  limit_ms: number | null;
  phase: TurnPhase;
  gone: boolean; // lost its line; keeps its turn for a while
}

export interface QueueEntry {
  site: SiteId;
  waiting_ms: number;
  delegate: string;
  post: string;
  priority: boolean;
}

export interface FloorEntry {
  holders: HolderEntry[];
  queue: QueueEntry[];
}

export interface FloorMessage {
  type: "floor";
  order: QueueOrder;
  settings: FloorSettings;
  speech: FloorEntry;
  content: FloorEntry;
}

// Of the turns that are still to come.
export interface FloorSettings {
  holders: number; // at the same time
  seconds: number | null;
  warning: number; // seconds before the limit
  grace: number; // seconds after it
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
  delegate: string;
  post: string;
  silent: boolean; // invited, and nothing is heard
  content: { holder: boolean; place: number | null; can_send: boolean };
}

export interface SlotEntry {
  mid: string;
  slot: string;
  site: SiteId | null;
  view: View;
  composed: boolean;
}

// When the conference is to end, to those who may extend it.
export interface TimingMessage {
  type: "timing";
  ends_in_ms: number | null; // negative: the end has passed
  overrun: boolean;
}

export interface AgendaItemEntry {
  title: string;
  planned_minutes: number; // 0: not said
  speakers: { site: SiteId; delegate: string }[];
  papers: { id: number; name: string }[];
  preset: PresetId; // empty: the layout stays as it is
  notes: string; // empty for who may not read minutes
  conclusion: string;
}

export interface AgendaMessage {
  type: "agenda";
  current: number | null;
  items: AgendaItemEntry[];
}

export interface RollEntry {
  site: SiteId;
  presence: Presence | null;
  answered: boolean; // by the hall itself
  head: string; // of the delegation
  delegates: number;
  invited: number;
}

export interface RollMessage {
  type: "roll";
  running: boolean;
  calling: SiteId | null;
  remaining_ms: number | null; // of the call
  entries: RollEntry[];
}

export interface VoteEntry extends Count {
  site: SiteId;
  by: string; // who entered it for the hall; empty: the hall
}

export interface VoteResult {
  question: string;
  total: Count;
  present: number;
  valid: boolean;
}

export interface VoteMessage {
  type: "vote";
  id: string;
  state: VoteState;
  question: string;
  quorum: number; // percent
  present: number; // delegates
  entries: VoteEntry[];
  total: Count;
  valid: boolean; // the quorum is reached
  past: VoteResult[];
}

// A layout of the province: its places in their order, the largest first, each with its rule.
export interface PresetEntry {
  id: PresetId;
  vi: string;
  en: string;
  layout: string; // how the places stand: "grid", "stage", "pair", "chair_speaker", "content_speaker", "full"
  places: string[];
  fill: boolean; // the other sites follow in their order while there are tiles
}

export interface GroupEntry {
  id: GroupId;
  preset: PresetId;
  places: string[]; // what stands there now: a site, "content" or ""
  prepared: { preset: PresetId; places: PlaceChoice[] } | null;
}

// To those who may set layouts.
export interface StageMessage {
  type: "stage";
  presets: PresetEntry[];
  groups: GroupEntry[];
  thumbnails: SiteId[]; // in the order of the picture of thumbnails
  message: string; // drawn in the picture; may be empty
}

export interface ChatEntry {
  n: number; // grows
  at: string; // RFC 3339; empty: not said
  site: SiteId | null;
  name: string;
  role: Role;
  to: ChatTo;
  text: string;
}

// What `undo` would take back; null: nothing.
export interface UndoMessage {
  type: "undo";
  what: string | null; // the type of the command
  site: SiteId | null;
  in_ms: number | null; // so long it can be taken back
}

// All that a guest hears while it is not in.
export interface LobbyMessage {
  type: "lobby";
  title: string;
  chair: string; // name of the chair's site; may be empty
  name: string;
  unit: string;
  ask_in_ms: number | null; // turned away: when it may ask again; null: it waits
}

export interface GuestEntry {
  site: SiteId; // the seat it would have
  name: string;
  unit: string;
  since: string; // RFC 3339
  turned_away: boolean;
  here: boolean; // its page is connected
}

export interface AlarmEntry {
  id: number;
  kind: string; // line_up, line_down, trunk, hall, unreachable, silent_holder, server, record, history, disk
  severity: "info" | "warning" | "critical";
  conference: string | null;
  site: SiteId | null;
  raised: string; // RFC 3339
  acknowledged: { by: string; at: string } | null; // who looks after it
  vi: string;
  en: string;
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
