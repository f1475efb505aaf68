import type {
  ChatEntry,
  ErrorMessage,
  JoinedMessage,
  LobbyMessage,
  PreflightMessage,
  RemoteStateMessage,
  RosterMessage,
  ServerMessage,
  StandbyMessage,
} from "../protocol/messages";
import type { DevicesState } from "../session/devices";
import type { SessionState } from "../session/session_machine";
import type { Model, Preflight, RemoteHelp } from "./model";
import { kInitialModel } from "./model";
import { turnTime } from "./queries";
import { readMicrophone, readUndo, reduceFloor } from "./reduce_floor";

export type Action =
  | { type: "server"; message: ServerMessage; now: number }
  | { type: "session"; session: SessionState }
  | { type: "devices"; devices: DevicesState }
  | { type: "closed_here" } // the hall closed its microphone while signaling was out of reach
  | { type: "remote_answered"; answered: boolean } // the hall opens its microphone to the technician alone, or shuts it
  | { type: "sound_blocked"; blocked: boolean }
  | { type: "notice_dismissed"; id: number };

const kMaxNotices = 3;
const kMaxChat = 500;
const kMcuUnavailable = "mcu.unavailable";

export function reduce(model: Model, action: Action): Model {
  switch (action.type) {
    case "server":
      return reduceMessage(model, action.message, action.now);
    case "session":
      return { ...model, session: action.session };
    case "devices":
      return { ...model, devices: action.devices };
    case "closed_here":
      return { ...model, microphone: { ...model.microphone, state: "off" } };
    case "remote_answered":
      return { ...model, remoteHelp: { ...model.remoteHelp, answered: action.answered } };
    case "sound_blocked":
      return { ...model, soundBlocked: action.blocked };
    case "notice_dismissed":
      return { ...model, notices: model.notices.filter((notice) => notice.id !== action.id) };
  }
}

function reduceMessage(model: Model, message: ServerMessage, now: number): Model {
  switch (message.type) {
    case "joined":
      return reduceJoined(model, message);
    case "roster":
      return reduceRoster(model, message, now);
    case "floor":
      return reduceFloor(model, message, now);
    case "microphone":
      return { ...model, microphone: readMicrophone(message, turnTime(model, now)) };
    case "speaking":
      return { ...model, speaking: message.sites };
    case "slots":
      // A connection that has not been answered yet has no slots; the picture of the former one stays till then.
      return message.slots.some((slot) => slot.slot === "stage") ? { ...model, slots: message.slots } : model;
    case "timing":
      return {
        ...model,
        timing: { endsAt: message.ends_in_ms === null ? null : now + message.ends_in_ms, overrun: message.overrun },
      };
    case "agenda":
      return { ...model, agenda: { current: message.current, items: message.items } };
    case "roll": {
      const { running, calling, remaining_ms, entries } = message;
      const endsAt = remaining_ms === null ? null : turnTime(model, now) + remaining_ms;
      return { ...model, roll: { running, calling, endsAt, entries } };
    }
    case "vote": {
      const { type: _, ...vote } = message;
      return { ...model, vote };
    }
    case "stage": {
      const { type: _, ...stage } = message;
      return { ...model, stage };
    }
    case "chat":
      return { ...model, chat: appendChat(model.chat ?? [], message.messages) };
    case "undo":
      return { ...model, undo: readUndo(message, now) };
    case "alarms":
      return { ...model, alarms: message.alarms };
    case "preflight":
      return { ...model, preflight: readPreflight(model.preflight, message, now) };
    case "remote":
      return { ...model, remote: message.sites };
    case "remote.state":
      return { ...model, remoteHelp: readRemoteHelp(model, message) };
    case "guests":
      return { ...model, guests: message.guests };
    case "lobby":
      return reduceLobby(model, message, now);
    case "standby":
      return reduceStandby(model, message, now);
    case "move_notice": {
      const { conference, title, from, in_ms } = message;
      return { ...model, moveNotice: { conference, title, from, at: now + in_ms } };
    }
    case "ended":
      return { ...model, endedBy: message.cause };
    case "error":
      return addNotice(model, message);
    case "answer":
    case "candidate":
    case "layers":
    case "lines": // the console's, which keeps the last minutes
    case "preflight.start": // to the page's devices, as the next
    case "remote.do":
    case "remote.answer": // to who asked
    case "ok":
    case "pong":
      return model; // the session's business
  }
}

// What the hall opened to a technician is shut when he is gone, and not opened by the next one.
function readRemoteHelp({ remoteHelp }: Model, { cap_kbps, listening, talker }: RemoteStateMessage): RemoteHelp {
  const same = talker === remoteHelp.talker && (listening || talker !== null);
  return { capKbps: cap_kbps, listening, talker, answered: remoteHelp.answered && same };
}

// A page that comes back keeps what it shows until it is told anew; nothing of another conference stays.
function reduceJoined(model: Model, { conference, self, resumed_state }: JoinedMessage): Model {
  const same = model.conference?.id === conference.id;
  const known = same ? model : { ...kInitialModel, ...ofThePage(model) };
  const { timing, remote, remoteHelp } = kInitialModel;
  const toldAnew = { turnsStoodAt: null, timing, undo: null, remote, remoteHelp };
  return {
    ...known,
    ...(same && resumed_state ? {} : toldAnew),
    standby: null,
    lobby: null,
    moveNotice: null,
    endedBy: null,
    chat: known.chat ?? [], // signaling tells only messages that are there
    conference: { id: conference.id, title: conference.title },
    self,
    policy: conference.policy,
  };
}

// What belongs to the page and no conference.
function ofThePage({ session, devices, soundBlocked, notices, slots }: Model) {
  return { session, devices, soundBlocked, notices, slots };
}

// The roster also states the own microphone: a page that returns knows its state before a `microphone` message comes.
function reduceRoster(model: Model, message: RosterMessage, now: number): Model {
  const own = message.sites.find((entry) => entry.site === model.self?.site);
  const microphone =
    own === undefined
      ? model.microphone
      : { ...model.microphone, state: own.microphone, place: own.place, muted: own.muted, silent: own.silent };
  const conference =
    model.conference === null || message.title === "" ? model.conference : { ...model.conference, title: message.title };
  return {
    ...model,
    conference,
    phase: message.phase,
    resumesAt: message.resumes_at,
    turnsStoodAt: message.phase === "paused" ? turnTime(model, now) : null,
    policy: message.policy,
    lecturer: message.lecturer,
    locked: message.locked,
    acting: message.acting,
    chairLost: message.chair_lost,
    deskMessage: message.message,
    preset: message.preset,
    content: { ...model.content, shown: message.content },
    pinned: message.stage,
    onStage: message.on_stage,
    mcu: message.mcu,
    sites: message.sites,
    microphone,
  };
}

// Nothing of the conference that the hall was in is left.
function reduceStandby(model: Model, message: StandbyMessage, now: number): Model {
  const { next, invitations, call } = message;
  const at = call === null ? 0 : now + call.answer_in_ms;
  return {
    ...kInitialModel,
    ...ofThePage(model),
    slots: [],
    endedBy: model.endedBy,
    self: { site: message.site, name: message.name, role: "site" },
    standby: {
      next,
      invitations,
      call: call && { conference: call.conference, title: call.title, from: call.from, at },
    },
  };
}

// A guest that is not in knows nothing of the conference but this.
function reduceLobby(model: Model, { title, chair, name, unit, ask_in_ms }: LobbyMessage, now: number): Model {
  return {
    ...kInitialModel,
    ...ofThePage(model),
    slots: [],
    self: { site: null, name: unit === "" ? name : `${name}, ${unit}`, role: "site" },
    lobby: { title, chair, askAt: ask_in_ms === null ? null : now + ask_in_ms },
  };
}

// What changed of a board that the page never had says nothing of the other sites.
function readPreflight(known: Preflight | null, { whole, sites }: PreflightMessage, now: number): Preflight | null {
  const told = sites.map(({ retest_in_ms, ...site }) => {
    return { ...site, retestAt: retest_in_ms === null ? null : now + retest_in_ms };
  });
  if (whole) return { sites: told };
  return known && { sites: known.sites.map((old) => told.find(({ site }) => site === old.site) ?? old) };
}

// A fresh state repeats what is known already: its first message takes the place of that one and of all after it.
function appendChat(known: readonly ChatEntry[], further: readonly ChatEntry[]): readonly ChatEntry[] {
  const [first] = further;
  return first === undefined ? known : [...known.filter(({ n }) => n < first.n), ...further].slice(-kMaxChat);
}

function addNotice(model: Model, error: ErrorMessage): Model {
  if (error.code === kMcuUnavailable) return model; // stands on the page as long as it lasts
  const lastId = model.notices.reduce((last, notice) => Math.max(last, notice.id), 0);
  const others = model.notices.filter((notice) => notice.code !== error.code);
  const notice = { id: lastId + 1, code: error.code, text: error.message };
  return { ...model, notices: [...others, notice].slice(-kMaxNotices) };
}
