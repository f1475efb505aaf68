import {
  kCloseBadToken,
  kCloseConferenceEnded,
  kCloseGuestRemoved,
  kCloseReplaced,
  kCloseTooManyMessages,
  kCloseUnknownConference,
} from "../protocol/messages";
import { backoffMs } from "./backoff";

// The life of a page's seat as a pure state machine: WebSocket, join, media link, and how both come back. It knows no
// socket and no clock: events come in with the time, effects and one deadline go out. See session.ts for its driver.

export type EndReason = "replaced" | "bad_token" | "conference_over" | "guest_removed";

// What the WebSocket does.
export type Phase =
  | "idle"
  | "connecting" // socket is opening
  | "joining" // `join` sent
  | "live" // `joined` or `standby` received
  | "waiting" // lost; opens again at the deadline
  | "ended"; // will not come back by itself

// What the media path (ICE and DTLS) does. It outlives a lost WebSocket.
export type Link = "none" | "negotiating" | "connected" | "disturbed" | "restarting";

export type LostReason = "line" | "unknown_conference" | "media";

export interface SessionState {
  phase: Phase;
  end: EndReason | null;
  lost: LostReason | null; // why we are waiting; null if never lost
  attempt: number; // reconnects in a row that have not led to a working seat
  deadline: number | null; // of the phase
  link: Link;
  linkDeadline: number | null;
  mcu: boolean; // signaling sees the media server; while it does not, offers wait and no link is given up
  outside: boolean; // the chair has taken the site out: it stays, without media, until it is let in again
  heardAt: number; // last message of signaling
}

export type SessionEvent =
  | { type: "start" }
  | { type: "stop" }
  | { type: "opened" }
  | { type: "joined"; resumed: boolean } // resumed: our media still runs at the mcu; comes by itself to a hall
  | { type: "standby" } // the hall is in no conference now, the guest in the lobby
  | { type: "heard" } // any message
  | { type: "closed"; code: number }
  | { type: "online" } // the browser says the network is back
  | { type: "link_connected" }
  | { type: "link_disconnected" } // checks go unanswered; may heal by itself
  | { type: "link_failed" }
  | { type: "mcu"; available: boolean }
  | { type: "outside"; outside: boolean }
  | { type: "restart" } // all of the media anew
  | { type: "offer_failed" } // signaling or mcu refused the offer
  | { type: "tick" }; // a deadline may have passed

export type Effect =
  | "open_socket"
  | "send_join"
  | "send_ping"
  | "drop_socket" // close without waiting for the other side
  | "start_media" // new peer connection, new offer
  | "restart_ice" // new offer on the same connection
  | "stop_media";

export interface Step {
  state: SessionState;
  effects: readonly Effect[];
}

export interface SessionTraits {
  media: boolean; // false: a page without sound and picture
  control?: boolean; // a page of buttons: its pictures may fail, and it stays
  random: () => number;
}

export const kInitialSession: SessionState = {
  phase: "idle",
  end: null,
  lost: null,
  attempt: 0,
  deadline: null,
  link: "none",
  linkDeadline: null,
  mcu: true,
  outside: false,
  heardAt: 0,
};

export const kOpenTimeoutMs = 5000;
export const kPingEveryMs = 4000;
export const kSilenceMs = 10_000; // no message for so long, pings included: the line is dead
export const kNegotiateTimeoutMs = 10_000;
export const kDisturbedMs = 1500; // a disconnected link gets this long to heal before ICE is restarted
export const kRestartTimeoutMs = 6000;
export const kUnknownConferenceRetryMs = 5000;
export const kPicturesRetryMs = 45_000; // a control page without pictures comes back for them so seldom

export function stepSession(state: SessionState, event: SessionEvent, now: number, traits: SessionTraits): Step {
  if (state.phase === "ended" && event.type !== "start") return { state, effects: [] };
  switch (event.type) {
    case "start":
      return open({ ...kInitialSession, heardAt: now }, now);
    case "stop":
      return { state: kInitialSession, effects: ["drop_socket", "stop_media"] };
    case "opened":
      if (state.phase !== "connecting") return { state, effects: [] };
      return { state: { ...state, phase: "joining", deadline: now + kOpenTimeoutMs }, effects: ["send_join"] };
    case "joined":
      return joined(state, event.resumed, now, traits);
    case "standby":
      return standby(state, now);
    case "heard":
      return { state: { ...state, heardAt: now }, effects: [] };
    case "closed":
      return closed(state, event.code, now, traits);
    case "online":
      return state.phase === "waiting" ? open(state, now) : { state, effects: [] };
    case "mcu":
      return mcuChanged(state, event.available, now);
    case "outside":
      return outsideChanged(state, event.outside, now, traits);
    case "restart":
      return restartMedia(state, now, traits);
    case "offer_failed":
      if (state.phase !== "live" || state.link === "none") return { state, effects: [] };
      return loseMedia(state, now, traits);
    case "link_connected":
      return linkConnected(state);
    case "link_disconnected":
      if (state.link !== "connected") return { state, effects: [] };
      return {
        state: { ...state, link: "disturbed", linkDeadline: state.mcu ? now + kDisturbedMs : null },
        effects: [],
      };
    case "link_failed":
      return linkFailed(state, now, traits);
    case "tick":
      return tick(state, now, traits);
  }
}

// Whether the running media may be offered for resumption in the next `join`.
export function mayResume(state: SessionState): boolean {
  return state.link === "connected" || state.link === "disturbed";
}

// When the driver has to send the next `tick`, or null.
export function nextDeadline(state: SessionState): number | null {
  const deadlines = [state.deadline, state.linkDeadline].filter((deadline) => deadline !== null);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

function open(state: SessionState, now: number): Step {
  return { state: { ...state, phase: "connecting", deadline: now + kOpenTimeoutMs }, effects: ["open_socket"] };
}

function joined(state: SessionState, resumed: boolean, now: number, traits: SessionTraits): Step {
  if (state.phase !== "joining" && state.phase !== "live") return { state, effects: [] };
  const live: SessionState = { ...state, phase: "live", outside: false, heardAt: now, deadline: now + kPingEveryMs };
  if (!traits.media) return { state: { ...live, attempt: 0, lost: null }, effects: [] };
  if (resumed && state.link === "connected") return { state: { ...live, attempt: 0, lost: null }, effects: [] };
  if (resumed && state.link === "disturbed") {
    return { state: { ...live, lost: null, linkDeadline: now + kDisturbedMs }, effects: [] };
  }
  const attempt = traits.control === true ? 0 : live.attempt;
  return {
    state: { ...live, attempt, lost: null, mcu: true, link: "negotiating", linkDeadline: now + kNegotiateTimeoutMs },
    effects: ["start_media"],
  };
}

// The seat is ours, without media, until `joined` comes.
function standby(state: SessionState, now: number): Step {
  if (state.phase !== "joining" && state.phase !== "live") return { state, effects: [] };
  return {
    state: {
      ...state,
      phase: "live",
      lost: null,
      attempt: 0,
      deadline: now + kPingEveryMs,
      link: "none",
      linkDeadline: null,
      mcu: true,
      outside: false,
      heardAt: now,
    },
    effects: ["stop_media"],
  };
}

function closed(state: SessionState, code: number, now: number, traits: SessionTraits): Step {
  if (state.phase === "idle" || state.phase === "waiting") return { state, effects: [] };
  switch (code) {
    case kCloseReplaced:
      return end(state, "replaced");
    case kCloseBadToken:
      return end(state, "bad_token");
    case kCloseConferenceEnded:
      return end(state, "conference_over");
    case kCloseGuestRemoved:
      return end(state, "guest_removed");
    case kCloseUnknownConference: {
      // An unattended hall may be there before its conference is: keep knocking, slowly.
      const { state: waiting, effects } = lose(state, "unknown_conference", [], now, traits);
      return { state: { ...waiting, deadline: now + kUnknownConferenceRetryMs }, effects };
    }
    case kCloseTooManyMessages:
      return lose({ ...state, attempt: Math.max(state.attempt, 4) }, "line", [], now, traits);
    default:
      return lose(state, "line", [], now, traits);
  }
}

// The WebSocket is gone: wait, then open a new one. Media runs on meanwhile, until the new connection replaces it.
function lose(state: SessionState, lost: LostReason, effects: Effect[], now: number, traits: SessionTraits): Step {
  return {
    state: {
      ...state,
      phase: "waiting",
      lost,
      attempt: state.attempt + 1,
      deadline: now + backoffMs(state.attempt, traits.random()),
      linkDeadline: null,
    },
    effects,
  };
}

// No media on this WebSocket: a new one gets them, at once for a page that is there for them.
function loseMedia(state: SessionState, now: number, traits: SessionTraits): Step {
  if (traits.control !== true) return lose(state, "media", ["drop_socket"], now, traits);
  return { state: { ...state, link: "none", linkDeadline: now + kPicturesRetryMs }, effects: ["stop_media"] };
}

// Comes back with a new peer connection. Nothing was lost, and the last pictures stand meanwhile.
function restartMedia(state: SessionState, now: number, traits: SessionTraits): Step {
  if (state.phase !== "live" || state.link === "none") return { state, effects: [] };
  const anew: SessionState = { ...state, link: "restarting", attempt: 0 };
  const { state: waiting, effects } = lose(anew, "media", ["drop_socket"], now, traits);
  return { state: { ...waiting, lost: null }, effects };
}

function end(state: SessionState, reason: EndReason): Step {
  return {
    state: { ...state, phase: "ended", end: reason, deadline: null, link: "none", linkDeadline: null },
    effects: ["stop_media"],
  };
}

// When the media server is back, signaling answers waiting offers and closes connections whose media is lost.
function mcuChanged(state: SessionState, available: boolean, now: number): Step {
  if (state.mcu === available) return { state, effects: [] };
  if (state.link === "none") return { state: { ...state, mcu: available }, effects: [] };
  const waits = state.phase === "live" && state.link !== "connected";
  const patience = state.link === "disturbed" ? kDisturbedMs : kNegotiateTimeoutMs;
  const linkDeadline = available && waits ? now + patience : null;
  return { state: { ...state, mcu: available, linkDeadline }, effects: [] };
}

// A site that is taken out has no media; one that is let in again begins anew.
function outsideChanged(state: SessionState, outside: boolean, now: number, traits: SessionTraits): Step {
  if (state.outside === outside || !traits.media || state.phase !== "live") return { state, effects: [] };
  if (outside) return { state: { ...state, outside, link: "none", linkDeadline: null }, effects: ["stop_media"] };
  return {
    state: { ...state, outside, link: "negotiating", linkDeadline: now + kNegotiateTimeoutMs },
    effects: ["start_media"],
  };
}

function linkConnected(state: SessionState): Step {
  const attempt = state.phase === "live" ? 0 : state.attempt;
  return { state: { ...state, link: "connected", linkDeadline: null, attempt }, effects: [] };
}

function linkFailed(state: SessionState, now: number, traits: SessionTraits): Step {
  if (state.link === "none") return { state, effects: [] };
  if (state.phase !== "live" || !state.mcu) {
    return { state: { ...state, link: "disturbed", linkDeadline: null }, effects: [] };
  }
  if (state.link === "connected" || state.link === "disturbed") return restartIce(state, now);
  return loseMedia(state, now, traits);
}

function restartIce(state: SessionState, now: number): Step {
  return {
    state: { ...state, link: "restarting", linkDeadline: now + kRestartTimeoutMs },
    effects: ["restart_ice"],
  };
}

function tick(state: SessionState, now: number, traits: SessionTraits): Step {
  if (state.deadline !== null && now >= state.deadline) return phaseExpired(state, now, traits);
  if (state.linkDeadline !== null && now >= state.linkDeadline) return linkExpired(state, now, traits);
  return { state, effects: [] };
}

function phaseExpired(state: SessionState, now: number, traits: SessionTraits): Step {
  switch (state.phase) {
    case "waiting":
      return open(state, now);
    case "connecting":
    case "joining":
      return lose(state, "line", ["drop_socket"], now, traits);
    case "live":
      if (now - state.heardAt >= kSilenceMs) return lose(state, "line", ["drop_socket"], now, traits);
      return { state: { ...state, deadline: now + kPingEveryMs }, effects: ["send_ping"] };
    case "idle":
    case "ended":
      return { state: { ...state, deadline: null }, effects: [] };
  }
}

function linkExpired(state: SessionState, now: number, traits: SessionTraits): Step {
  if (state.phase === "live" && state.link === "disturbed") return restartIce(state, now);
  if (state.phase === "live" && state.link === "none") return lose(state, "media", ["drop_socket"], now, traits);
  if (state.phase === "live") return loseMedia(state, now, traits);
  return { state: { ...state, linkDeadline: null }, effects: [] };
}
