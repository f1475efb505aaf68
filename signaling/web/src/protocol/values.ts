// The words and values that messages of both directions share. The names are those on the wire.

export type SiteId = string;
export type Role = "site" | "chair" | "deputy" | "secretary" | "operator" | "technician" | "observer";
export type OpenPhase = "testing" | "in_session" | "paused"; // in a break nobody is heard and turns stand still
export type CloseCause = "closed" | "all_gone" | "cancelled" | "moved";

export type MicrophoneState = "off" | "asked" | "live";
export type Policy = "chaired" | "open" | "lecture"; // lecture: only the lecturer and the chair's site are heard
export type FloorId = "speech" | "content";
export type QueueOrder = "time" | "priority" | "planned" | "unspoken"; // unspoken: who has not spoken yet comes first
export type TurnPhase = "speaking" | "warning" | "grace"; // of a turn with a time limit

export type View = "composed" | "forwarded";
export type Rid = "h" | "m" | "l";
export type GroupId = string; // viewers that share a picture: "halls", "chair", "recorder"
export type PresetId = string; // a layout of the province: "grid", "stage"
// What stands in one place of a layout: a site; null: what the preset's rule says; "": nothing; "content": the content.
export type PlaceChoice = SiteId | null;

export type Presence = "present" | "late" | "absent" | "stand_in";
export type VoteState = "none" | "open" | "closed" | "confirmed" | "cancelled";
export type ChatTo = "all" | "desk";

export interface Count {
  yes: number;
  no: number;
  abstain: number;
}
