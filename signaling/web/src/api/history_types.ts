// What /history keeps of past conferences and of the one that runs. Times are RFC 3339 texts; `site` is "" for the server.

export interface HistoryConference {
  conference: string;
  title: string;
  first: string; // the first second that is kept
  last: string;
  sites: readonly string[];
}

export interface HistorySeries {
  site: string;
  figure: string;
  mean: readonly (number | null)[]; // null: not known
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
  server: Readonly<Record<string, number>> | null;
  sites: readonly { site: string; figures: Readonly<Record<string, number>>; verdict: number | null }[];
}

export interface HistoryEvent {
  at: string;
  kind: string;
  site?: string | null;
  text?: string | null;
}
