import type { DeviceReport, EncoderLimit } from "./line_messages";
import type { PreflightResultMessage } from "./preflight_messages";
import type { RemoteCommand, RemoteReportMessage } from "./remote_messages";
import type { ChatTo, FloorId, GroupId, PlaceChoice, Policy, Presence, PresetId, QueueOrder, SiteId, View } from "./values";

// What a page says to signaling. Any message may carry an `id`, which the answer names.

export type ClientMessage =
  | JoinMessage
  | { type: "offer"; sdp: string }
  | { type: "candidate"; candidate: string; mid: string }
  | ReportMessage
  | { type: "ping" }
  | { type: "answer_call"; conference: string }
  | FloorCommand
  | ConferenceCommand
  | GuestCommand
  | RollCommand
  | VoteCommand
  | PictureCommand
  | TalkCommand
  | { type: "preflight.run"; site?: SiteId; sounds?: boolean } // no site: all
  | PreflightResultMessage
  | RemoteCommand
  | RemoteReportMessage;

export interface JoinMessage {
  type: "join";
  token: string;
  version: number;
  media: boolean;
  connection?: string; // media of a former connection that may still run
  stream?: string; // what was heard last, to be told only what was missed
  seq?: number;
  name?: string; // of a guest, as the two below
  unit?: string;
  secret?: string; // by which its page is known again
}

// What the device of a site says of itself. What is left out is not known.
export interface ReportMessage {
  type: "report";
  limit: EncoderLimit;
  capture_fps?: number; // of the camera, 0…240
  freezes?: number; // of the pictures it shows, since the last report, 0…1000
  camera?: DeviceReport;
  microphone?: DeviceReport;
  loudspeaker?: DeviceReport;
  hidden?: boolean; // the page is not shown
  browser?: string; // at most 120 characters
  clock_ms?: number; // its calendar clock
}

// `site`: for whom; a page that stands for a site may leave it out. `floor`: speech unless it is said.
export type FloorCommand =
  | { type: "microphone"; on: boolean }
  | { type: "floor.request"; site?: SiteId; floor?: FloorId; delegate?: string; post?: string; priority?: boolean }
  | { type: "floor.cancel" | "floor.release"; site?: SiteId; floor?: FloorId }
  | { type: "floor.grant"; site: SiteId; floor?: FloorId; seconds?: number | null; delegate?: string; post?: string }
  | { type: "floor.next" } // ends the longest turn and gives the floor to the first in the queue
  | { type: "floor.deny" | "floor.revoke"; site: SiteId; floor?: FloorId }
  | { type: "floor.move"; site: SiteId; place: number } // from 1
  | { type: "floor.order"; order: QueueOrder }
  | { type: "floor.clear"; floor?: FloorId }
  | { type: "floor.settings"; holders?: number; seconds?: number | null; warning?: number; grace?: number }
  | { type: "policy"; policy: Policy; lecturer?: SiteId | null }
  | { type: "mute"; site: SiteId }
  | { type: "mute_all" }
  | { type: "undo" };

export type ConferenceCommand =
  | { type: "lock"; locked: boolean }
  | { type: "remove" | "readmit"; site: SiteId }
  | { type: "chair.hand_over"; site: SiteId }
  | { type: "chair.take_over" | "chair.hand_back" }
  | { type: "agenda.go"; item: number } // from 0
  | { type: "note"; item: number; notes: string; conclusion: string };

export type GuestCommand =
  | { type: "guest.ask_again" } // of a guest that was turned away
  | { type: "guest.admit" | "guest.turn_away"; site: SiteId }
  | { type: "guest.admit_all" };

export type RollCommand =
  | { type: "roll.start" | "roll.next" | "roll.end" }
  | { type: "roll.call"; site: SiteId }
  | { type: "roll.mark"; site: SiteId; presence: Presence; head?: string; delegates?: number }
  | { type: "roll.answer"; site?: SiteId; head?: string; delegates?: number };

export type VoteCommand =
  | { type: "vote.open"; question: string; quorum?: number } // percent of the invited delegates
  | { type: "vote.enter"; site?: SiteId; yes: number; no: number; abstain: number }
  | { type: "vote.close" | "vote.confirm" | "vote.cancel" };

export type PictureCommand =
  | { type: "stage"; site: SiteId | null } // pins a site; null: the stage follows the floor
  | { type: "layout"; preset: PresetId; group?: GroupId } // at once
  | { type: "stage.prepare"; group: GroupId; preset: PresetId; places?: readonly PlaceChoice[] }
  | { type: "stage.take"; group: GroupId }
  | { type: "view"; view: View; site?: SiteId }
  | { type: "message"; text: string; seconds?: number }; // drawn in the picture; empty: away

export type TalkCommand =
  | { type: "chat"; to: ChatTo; text: string }
  | { type: "help"; text?: string }
  | { type: "help.answer"; site: SiteId }
  | { type: "alarm.acknowledge"; alarm: number };
