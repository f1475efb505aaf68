import type { VoteResult } from "../protocol/messages";
import type { Vote } from "../state/model";

// The votes that were confirmed, the newest last: the one that was confirmed just now is not among the former ones yet.
export function resultsOf({ state, question, total, present, valid, past }: Vote): readonly VoteResult[] {
  return state === "confirmed" ? [...past, { question, total, present, valid }] : past;
}
