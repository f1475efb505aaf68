import type { ClientMessage, Presence } from "../protocol/messages";
import type { Model } from "../state/model";
import { rollEntry } from "../state/queries";

// What a roll call wants of the own site.
export interface RollTask {
  called: boolean; // it is its turn now
  endsAt: number | null; // of that turn
  done: Presence | null; // answered or marked; null: the button waits
  head: string; // what the button reports unless it is changed
  delegates: number;
}

// Null: no roll call, or the site is not on the roll. A single site may be called while no roll is running. Before the hall answers, the numbers are those of its confirmation.
export function rollTask(model: Pick<Model, "roll" | "self">): RollTask | null {
  const { roll, self } = model;
  const entry = rollEntry(model, self?.site ?? null);
  if (roll === null || entry === null) return null;
  const { presence, head, delegates, invited } = entry;
  const called = roll.calling === entry.site;
  if (!roll.running && !called) return null;
  const done = presence === "absent" && called ? null : presence;
  return { called, endsAt: called ? roll.endsAt : null, done, head, delegates: delegates > 0 ? delegates : invited };
}

const kMostDelegates = 1000;

// Null: no number of delegates.
export function rollAnswer(head: string, delegates: string): ClientMessage | null {
  const digits = delegates.trim();
  if (!/^\d{1,4}$/.test(digits) || Number(digits) > kMostDelegates) return null;
  return { type: "roll.answer", head: head.trim(), delegates: Number(digits) };
}
