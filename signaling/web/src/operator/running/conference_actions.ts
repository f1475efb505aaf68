import type { Conference } from "../../api/calendar_types";
import { millis } from "../../time/province_time";

// What an operator can do with a conference in the phase that it is in.
export type ConferenceAction = "open_testing" | "start" | "pause" | "resume" | "close" | "reopen" | "extend";

const kReopenMs = 10 * 60_000;

export function actionsOf(conference: Pick<Conference, "phase" | "may_reopen">): ConferenceAction[] {
  switch (conference.phase) {
    case "scheduled":
      return ["open_testing", "start"];
    case "testing":
      return ["start", "close"];
    case "in_session":
      return ["pause", "extend", "close"];
    case "paused":
      return ["resume", "extend", "close"];
    case "closed":
      return conference.may_reopen ? ["reopen"] : [];
  }
}

// What is asked of the service for it. Closing is confirmed by the person before.
export function phaseRequest(action: Exclude<ConferenceAction, "extend">) {
  const phases = {
    open_testing: "testing",
    start: "in_session",
    pause: "paused",
    resume: "in_session",
    close: "closed",
    reopen: "in_session",
  } as const;
  return { phase: phases[action], confirmed: action === "close" };
}

// Milliseconds in which a closed conference can be opened again; 0 if it cannot.
export function reopenLeft(conference: Pick<Conference, "phase" | "may_reopen" | "since">, now: number): number {
  if (conference.phase !== "closed" || !conference.may_reopen) return 0;
  return Math.max(0, millis(conference.since) + kReopenMs - now);
}

export function connectedSites(conference: Pick<Conference, "sites">): number {
  return conference.sites.filter((site) => site.state === "connected").length;
}

// The sites of an urgent conference that have not answered yet, for the telephone.
export function unanswered(conference: Pick<Conference, "sites" | "urgent" | "phase">) {
  if (!conference.urgent || conference.phase === "closed") return [];
  return conference.sites.filter((site) => site.state !== "connected");
}

// Is this operator asked whether `conference` may go on into one of theirs? Those are the answers that are awaited.
export function awaitedAnswers(conference: Pick<Conference, "question">, operator: number) {
  return (conference.question?.answers ?? []).filter((answer) => answer.operator_in_charge === operator && !answer.agreed);
}

const kOrder = { in_session: 0, paused: 1, testing: 2, scheduled: 3, closed: 4 } as const;

// Those in session first, urgent ones before others, then by their start.
export function inOrder(conferences: readonly Conference[]): Conference[] {
  return [...conferences].sort(
    (a, b) =>
      kOrder[a.phase] - kOrder[b.phase] || Number(b.urgent) - Number(a.urgent) || millis(a.start) - millis(b.start),
  );
}
