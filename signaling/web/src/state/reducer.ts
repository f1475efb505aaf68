import type {
  ErrorMessage,
  FloorMessage,
  MicrophoneMessage,
  RosterMessage,
  ServerMessage,
  StandbyMessage,
} from "../protocol/messages";
import type { DevicesState } from "../session/devices";
import type { SessionState } from "../session/session_machine";
import type { Model } from "./model";
import { kInitialModel } from "./model";
import { turnTime } from "./queries";

export type Action =
  | { type: "server"; message: ServerMessage; now: number }
  | { type: "session"; session: SessionState }
  | { type: "devices"; devices: DevicesState }
  | { type: "closed_here" } // the hall closed its microphone while signaling was out of reach
  | { type: "sound_blocked"; blocked: boolean }
  | { type: "notice_dismissed"; id: number };

const kMaxNotices = 3;
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
    case "sound_blocked":
      return { ...model, soundBlocked: action.blocked };
    case "notice_dismissed":
      return { ...model, notices: model.notices.filter((notice) => notice.id !== action.id) };
  }
}

function reduceMessage(model: Model, message: ServerMessage, now: number): Model {
  switch (message.type) {
    case "joined":
      return {
        ...model,
        standby: null,
        moveNotice: null,
        endedBy: null,
        turnsStoodAt: null,
        timing: kInitialModel.timing,
        conference: { id: message.conference.id, title: message.conference.title },
        self: message.self,
        policy: message.conference.policy,
        layout: message.conference.layout,
      };
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
    case "ok":
    case "pong":
      return model; // the session's business
  }
}

// The roster also states the own microphone: a page that returns knows its state before a `microphone` message comes.
function reduceRoster(model: Model, message: RosterMessage, now: number): Model {
  const own = message.sites.find((entry) => entry.site === model.self?.site);
  const microphone =
    own === undefined
      ? model.microphone
      : { ...model.microphone, state: own.microphone, place: own.place, muted: own.muted };
  const conference =
    model.conference === null || message.title === "" ? model.conference : { ...model.conference, title: message.title };
  return {
    ...model,
    conference,
    phase: message.phase,
    turnsStoodAt: message.phase === "paused" ? turnTime(model, now) : null,
    policy: message.policy,
    layout: message.layout,
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
    session: model.session,
    devices: model.devices,
    soundBlocked: model.soundBlocked,
    notices: model.notices,
    endedBy: model.endedBy,
    self: { site: message.site, name: message.name, role: "site" },
    standby: {
      next,
      invitations,
      call: call && { conference: call.conference, title: call.title, from: call.from, at },
    },
  };
}

function reduceFloor(model: Model, message: FloorMessage, now: number): Model {
  const turns = turnTime(model, now);
  const holders = message.holders.map((holder) => ({
    site: holder.site,
    endsAt: holder.remaining_ms === null ? null : turns + holder.remaining_ms,
    limitMs: holder.limit_ms,
    phase: holder.phase,
  }));
  const own = holders.find((holder) => holder.site === model.self?.site);
  return {
    ...model,
    holders,
    queue: message.queue.map((entry) => ({ site: entry.site, since: now - entry.waiting_ms })),
    microphone: {
      ...model.microphone,
      holder: own !== undefined,
      endsAt: own?.endsAt ?? null,
      phase: own?.phase ?? "speaking",
    },
  };
}

function readMicrophone(message: MicrophoneMessage, now: number): Model["microphone"] {
  return {
    state: message.state,
    place: message.place,
    endsAt: message.remaining_ms === null ? null : now + message.remaining_ms,
    phase: message.phase,
    holder: message.holder,
    canOpen: message.can_open,
    muted: message.muted,
  };
}

function addNotice(model: Model, error: ErrorMessage): Model {
  if (error.code === kMcuUnavailable) return model; // stands on the page as long as it lasts
  const lastId = model.notices.reduce((last, notice) => Math.max(last, notice.id), 0);
  const others = model.notices.filter((notice) => notice.code !== error.code);
  const notice = { id: lastId + 1, code: error.code, text: error.message };
  return { ...model, notices: [...others, notice].slice(-kMaxNotices) };
}
