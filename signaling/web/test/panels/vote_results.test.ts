import { expect, it } from "vitest";
import { resultsOf } from "../../src/panels/vote_results";
import type { Vote } from "../../src/state/model";

const kTotal = { yes: 7, no: 1, abstain: 1 };
const kFormer = { question: "Lịch họp?", total: kTotal, present: 9, valid: true };
const kNow = { question: "Phương án?", total: kTotal, present: 9, valid: false };

const vote = (state: Vote["state"]): Vote => ({ id: "2", state, quorum: 50, entries: [], past: [kFormer], ...kNow });

it("names the vote that was confirmed just now after the former ones", () => {
  expect(resultsOf(vote("confirmed"))).toEqual([kFormer, kNow]);
});

it.each(["none", "open", "closed", "cancelled"] as const)("leaves out a vote that is %s", (state) => {
  expect(resultsOf(vote(state))).toEqual([kFormer]);
});
