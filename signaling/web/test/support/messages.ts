import type {
  FloorEntry,
  FloorMessage,
  HolderEntry,
  JoinedMessage,
  MicrophoneMessage,
  QueueEntry,
  RosterMessage,
  ServerMessage,
  SiteEntry,
} from "../../src/protocol/messages";
import type { Model } from "../../src/state/model";
import { kInitialModel } from "../../src/state/model";
import { reduce } from "../../src/state/reducer";

// Messages of signaling for tests: a quiet conference, changed where a test says so.

export const joined = (change: Partial<JoinedMessage> = {}): JoinedMessage => ({
  type: "joined",
  version: 2,
  conference: { id: "hop", title: "Họp giao ban", policy: "chaired" },
  self: { site: "y-yen", name: "Ý Yên", role: "site" },
  connection: "k1",
  resumed: false,
  stream: "s1",
  resumed_state: false,
  ...change,
});

export const site = (id: string, change: Partial<SiteEntry> = {}): SiteEntry => ({
  site: id,
  name: id.toUpperCase(),
  role: "site",
  connected: true,
  was_in: true,
  microphone: "off",
  place: null,
  view: "composed",
  muted: false,
  removed: false,
  help: null,
  silent: false,
  content: false,
  ...change,
});

export const roster = (sites: SiteEntry[], change: Partial<RosterMessage> = {}): RosterMessage => ({
  type: "roster",
  title: "Họp giao ban",
  phase: "in_session",
  resumes_at: null,
  policy: "chaired",
  lecturer: null,
  locked: false,
  acting: null,
  chair_lost: false,
  message: "",
  preset: "stage",
  stage: null,
  on_stage: null,
  content: null,
  mcu: true,
  sites,
  ...change,
});

export const holder = (site: string, change: Partial<HolderEntry> = {}): HolderEntry => ({
  site,
  delegate: "",
  post: "",
  remaining_ms: null,
  limit_ms: null,
  phase: "speaking",
  gone: false,
  ...change,
});

export const queued = (site: string, change: Partial<QueueEntry> = {}): QueueEntry => ({
  site,
  waiting_ms: 0,
  delegate: "",
  post: "",
  priority: false,
  ...change,
});

export const floor = (speech: Partial<FloorEntry>, content: Partial<FloorEntry> = {}): FloorMessage => ({
  type: "floor",
  order: "time",
  settings: { holders: 1, seconds: null, warning: 30, grace: 15 },
  speech: { holders: [], queue: [], ...speech },
  content: { holders: [], queue: [], ...content },
});

export const microphone = (change: Partial<MicrophoneMessage> = {}): MicrophoneMessage => ({
  type: "microphone",
  state: "off",
  place: null,
  remaining_ms: null,
  phase: "speaking",
  holder: false,
  can_open: false,
  muted: false,
  delegate: "",
  post: "",
  silent: false,
  content: { holder: false, place: null, can_send: false },
  ...change,
});

// The model after these messages, all heard at `now`.
export function play(messages: ServerMessage[], now = 1000, from: Model = kInitialModel): Model {
  return messages.reduce((model, message) => reduce(model, { type: "server", message, now }), from);
}
