import type {
  CloseCause,
  InvitationEntry,
  LayoutName,
  MicrophoneState,
  NextConference,
  OpenPhase,
  Policy,
  Role,
  SiteEntry,
  SiteId,
  SlotEntry,
  TurnPhase,
} from "../protocol/messages";
import type { SessionState } from "../session/session_machine";
import { kInitialSession } from "../session/session_machine";
import type { DevicesState } from "../session/devices";
import { kNoDevices } from "../session/devices";

// Everything a page draws, fed by the protocol through the reducer. Points in time are milliseconds on the page's
// monotonic clock (performance.now()).

export interface Holder {
  site: SiteId;
  endsAt: number | null; // null: no time limit
  limitMs: number | null;
  phase: TurnPhase;
}

export interface QueuedSite {
  site: SiteId;
  since: number;
}

export interface Microphone {
  state: MicrophoneState;
  place: number | null;
  endsAt: number | null;
  phase: TurnPhase;
  holder: boolean; // holds the floor, even while the microphone is off
  canOpen: boolean; // the site may open it by itself
  muted: boolean; // closed by the chair
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

export interface Model {
  session: SessionState;
  conference: { id: string; title: string } | null;
  self: { site: SiteId | null; name: string; role: Role } | null;
  standby: Standby | null; // the hall is in no conference
  moveNotice: UrgentCall | null; // the hall will be taken out of this conference
  phase: OpenPhase;
  turnsStoodAt: number | null; // since when a break makes turns stand still
  timing: { endsAt: number | null; overrun: boolean };
  endedBy: CloseCause | null; // the conference is over
  policy: Policy;
  layout: LayoutName;
  pinned: SiteId | null; // put on stage by the chair
  onStage: SiteId | null; // on stage now
  mcu: boolean; // the media server is there
  sites: readonly SiteEntry[];
  holders: readonly Holder[];
  queue: readonly QueuedSite[];
  microphone: Microphone;
  speaking: readonly SiteId[];
  slots: readonly SlotEntry[];
  devices: DevicesState;
  soundBlocked: boolean; // the browser refuses to play sound before a click
  notices: readonly Notice[];
}

export const kInitialModel: Model = {
  session: kInitialSession,
  conference: null,
  self: null,
  standby: null,
  moveNotice: null,
  phase: "in_session",
  turnsStoodAt: null,
  timing: { endsAt: null, overrun: false },
  endedBy: null,
  policy: "chaired",
  layout: "stage",
  pinned: null,
  onStage: null,
  mcu: true,
  sites: [],
  holders: [],
  queue: [],
  microphone: {
    state: "off",
    place: null,
    endsAt: null,
    phase: "speaking",
    holder: false,
    canOpen: false,
    muted: false,
  },
  speaking: [],
  slots: [],
  devices: kNoDevices,
  soundBlocked: false,
  notices: [],
};
