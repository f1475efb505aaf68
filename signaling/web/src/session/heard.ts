import type { ServerMessage } from "../protocol/messages";

// How far a page has heard a conference: the stream that numbers its messages, and the furthest number.
export interface Heard {
  stream: string;
  seq: number;
}

// After one more message. A `joined` goes on with its stream or begins a new one; its own number does not count, since
// what was missed comes after it. A hall that leaves its conference has nothing to go on with.
export function furthest(heard: Heard | null, message: ServerMessage): Heard | null {
  switch (message.type) {
    case "joined":
      if (message.stream === "") return null;
      return message.resumed_state && heard?.stream === message.stream ? heard : { stream: message.stream, seq: 0 };
    case "standby":
    case "ended":
      return null;
    default:
      return heard === null || message.seq === undefined ? heard : { ...heard, seq: Math.max(heard.seq, message.seq) };
  }
}
