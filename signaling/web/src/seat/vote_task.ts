import type { ClientMessage, Count, VoteEntry } from "../protocol/messages";
import type { Model } from "../state/model";
import { rollEntry } from "../state/queries";

// What an open vote wants of the own site.
export interface VoteTask {
  id: string;
  question: string;
  delegates: number | null; // present here; null: the roll does not say
  entered: VoteEntry | null;
  enteredBy: string; // somebody else for the hall; empty: the hall itself
}

export function voteTask(model: Pick<Model, "roll" | "vote" | "self">): VoteTask | null {
  const { vote, self } = model;
  const site = self?.site ?? null;
  if (vote === null || vote.state !== "open" || site === null) return null;
  const entered = vote.entries.find((entry) => entry.site === site) ?? null;
  const enteredBy = entered === null || entered.by === self?.name ? "" : entered.by;
  return { id: vote.id, question: vote.question, delegates: delegatesPresent(model, site), entered, enteredBy };
}

function delegatesPresent(model: Pick<Model, "roll">, site: string): number | null {
  const entry = rollEntry(model, site);
  if (entry === null || entry.presence === null) return null;
  return entry.presence === "absent" ? 0 : entry.delegates;
}

export const kMostVotes = 1000;

export function sumOf({ yes, no, abstain }: Count): number {
  return yes + no + abstain;
}

// Whether the numbers can be those of the hands in the hall.
export function fits(count: Count, delegates: number | null): boolean {
  const sum = sumOf(count);
  return sum > 0 && (delegates === null || sum <= delegates);
}

export function enterVote({ yes, no, abstain }: Count): ClientMessage {
  return { type: "vote.enter", yes, no, abstain };
}

// A typed or stepped number: what is none counts as 0, what is too large as the largest.
export function votesOf(typed: string): number {
  const digits = typed.replace(/\D/g, "").slice(0, 4);
  return Math.min(kMostVotes, digits === "" ? 0 : Number(digits));
}
