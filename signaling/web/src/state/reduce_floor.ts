import type { FloorEntry, FloorMessage, MicrophoneMessage, UndoMessage } from "../protocol/messages";
import type { Content, Holder, Microphone, Model, QueuedSite, Undo } from "./model";
import { turnTime } from "./queries";

// What the messages about the floor change. `now` is the page's clock.

export function reduceFloor(model: Model, message: FloorMessage, now: number): Model {
  const speech = readEntry(model, message.speech, now);
  const own = speech.holders.find((holder) => holder.site === model.self?.site);
  return {
    ...model,
    ...speech,
    content: { ...model.content, ...readEntry(model, message.content, now) },
    floorRules: { order: message.order, ...message.settings },
    microphone: {
      ...model.microphone,
      holder: own !== undefined,
      endsAt: own?.endsAt ?? null,
      phase: own?.phase ?? "speaking",
    },
  };
}

function readEntry(model: Model, { holders, queue }: FloorEntry, now: number): Pick<Content, "holders" | "queue"> {
  const turns = turnTime(model, now);
  return {
    holders: holders.map(({ remaining_ms, limit_ms, ...holder }): Holder => {
      return { ...holder, endsAt: remaining_ms === null ? null : turns + remaining_ms, limitMs: limit_ms };
    }),
    queue: queue.map(({ waiting_ms, ...entry }): QueuedSite => ({ ...entry, since: now - waiting_ms })),
  };
}

export function readMicrophone(message: MicrophoneMessage, turns: number): Microphone {
  const { state, place, remaining_ms, phase, holder, can_open, muted, delegate, post, silent, content } = message;
  return {
    state,
    place,
    endsAt: remaining_ms === null ? null : turns + remaining_ms,
    phase,
    holder,
    canOpen: can_open,
    muted,
    delegate,
    post,
    silent,
    content: { holder: content.holder, place: content.place, canSend: content.can_send },
  };
}

export function readUndo({ what, site, in_ms }: UndoMessage, now: number): Undo | null {
  return what === null || in_ms === null ? null : { what, site, until: now + in_ms };
}
