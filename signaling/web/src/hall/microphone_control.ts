import type { ClientMessage, Policy } from "../protocol/messages";
import type { Microphone } from "../state/model";

export type MicrophoneAction = "request" | "cancel" | "release" | "open" | "close" | "reopen";

export type MicrophoneNote = "off" | "muted" | "paused" | "asked" | "live";

// What the hall's one microphone button does now, and the small one beside it.
export interface MicrophoneControl {
  primary: MicrophoneAction;
  enabled: boolean;
  secondary: MicrophoneAction | null;
  note: MicrophoneNote;
}

// Under `chaired` and `lecture` a hall asks, withdraws, or gives the floor back; a holder may close its microphone for a
// moment without losing the floor. Under `open`, and for a site with a standing right, the button is a plain switch.
export function microphoneControl(microphone: Microphone, policy: Policy): MicrophoneControl {
  const { state, holder, canOpen, muted } = microphone;
  if (state === "asked") return { primary: "cancel", enabled: true, secondary: null, note: "asked" };
  if (holder && policy !== "open") {
    if (state === "live") return { primary: "release", enabled: true, secondary: "close", note: "live" };
    return { primary: "release", enabled: true, secondary: canOpen ? "reopen" : null, note: muted ? "muted" : "paused" };
  }
  if (state === "live") return { primary: "close", enabled: true, secondary: null, note: "live" };
  const note = muted ? "muted" : "off";
  if (canOpen || policy === "open") return { primary: "open", enabled: canOpen, secondary: null, note };
  return { primary: "request", enabled: true, secondary: null, note };
}

// Whether the action only ever takes sound away. Such an action works on a lost line too: the hall's own button must
// always be able to close the hall's microphone.
export function closesMicrophone(message: ClientMessage): boolean {
  if (message.type === "floor.release") return message.floor !== "content";
  return message.type === "microphone" && !message.on;
}

export function messageOf(action: MicrophoneAction): ClientMessage {
  switch (action) {
    case "request":
      return { type: "floor.request" };
    case "cancel":
      return { type: "floor.cancel" };
    case "release":
      return { type: "floor.release" };
    case "open":
    case "reopen":
      return { type: "microphone", on: true };
    case "close":
      return { type: "microphone", on: false };
  }
}
