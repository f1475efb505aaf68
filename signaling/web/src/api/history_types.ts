import type { AlarmEntry, Sentence } from "../protocol/messages";

// What /history keeps of past conferences and of the one that runs. Times are RFC 3339 texts; `site` is "" for the server.

export interface HistoryConference {
  conference: string;
  title: string;
  first: string; // the first second that is kept
  last: string; // to the minute, as is `first`
  sites: readonly string[];
}

export interface HistorySeries {
  site: string;
  figure: string;
  mean: readonly (number | null)[]; // null: not known; of verdicts the commonest
  min?: readonly (number | null)[]; // left out where a step is one second
  max?: readonly (number | null)[];
}

export interface HistoryFigures {
  from: string;
  step_s: number;
  series: readonly HistorySeries[];
}

export interface HistorySecond {
  at: string;
  step_s: number; // 60: the seconds are gone, these are the means of the minute
  server: Readonly<Record<string, number>> | null;
  sites: readonly { site: string; figures: Readonly<Record<string, number>>; verdict: string | null }[];
}

export interface HistoryEvent {
  at: string;
  kind: string;
  site?: string;
  text?: string; // more of it: a phase, a layout's preset
  by?: string; // who asked for a test
  grounds?: Sentence; // of a verdict: why
}

// Of GET /alarms: one that is over is there too.
export interface Alarm extends AlarmEntry {
  cleared: string | null;
}
