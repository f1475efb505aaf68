import type { Alarm, HistoryConference, HistoryEvent, HistoryFigures, HistorySecond } from "../api/history_types";
import type { ApiClient, Page } from "../api/client";
import { path } from "../api/client";
import type { SiteId } from "../protocol/messages";
import type { SeriesSet } from "./series_set";
import { firstKnownTime, storedSet } from "./series_set";
import { instantText } from "./time_text";

// What the console reads of the past, over REST. Times are unix seconds.

type Reader = Pick<ApiClient, "get">;

export interface Span {
  from: number;
  to: number;
}

export const kChartPoints = 620; // the grid begins before the span: ten minutes of seconds need a few more

const kFirstMeasured = ["uplink.kbps", "downlink.kbps"]; // of whoever is connected

export async function readConferences(api: Reader, span: Span, signal?: AbortSignal): Promise<readonly HistoryConference[]> {
  return (await api.get<{ items: readonly HistoryConference[] }>("/history/conferences", texts(span), signal)).items;
}

export async function readFigures(
  api: Reader,
  conference: string,
  sites: readonly SiteId[],
  figures: readonly string[],
  span: Span,
  points: number,
  signal?: AbortSignal,
): Promise<SeriesSet> {
  const address = path`/history/conferences/${conference}/figures`;
  return storedSet(await api.get<HistoryFigures>(address, chartQuery(sites, figures, span, points), signal));
}

// The sites' figures over all conferences.
export async function readFiguresOfAll(
  api: Reader,
  sites: readonly SiteId[],
  figures: readonly string[],
  span: Span,
  points: number,
  signal?: AbortSignal,
): Promise<SeriesSet> {
  return storedSet(await api.get<HistoryFigures>("/history/figures", chartQuery(sites, figures, span, points), signal));
}

// The first second within a span in which a line of any site was measured, otherwise the first of which a verdict is known;
// null: there is neither. Of seconds that are gone the minute stands for all of them.
export async function readFirstSecond(
  api: Reader,
  conference: string,
  sites: readonly SiteId[],
  span: Span,
  signal?: AbortSignal,
): Promise<number | null> {
  for (const figures of [kFirstMeasured, ["verdict"]]) {
    const found = await readFirstOf(api, conference, sites, figures, span, signal);
    if (found !== null) return found;
  }
  return null;
}

// Looks in ever finer steps.
async function readFirstOf(
  api: Reader,
  conference: string,
  sites: readonly SiteId[],
  figures: readonly string[],
  span: Span,
  signal?: AbortSignal,
): Promise<number | null> {
  let found: number | null = null;
  for (let { from, to } = span; ; ) {
    const set = await readFigures(api, conference, sites, figures, { from, to }, kChartPoints, signal);
    const first = firstKnownTime(set);
    if (first === null) return found;
    found = first;
    if (set.step === 1 || set.step >= to - from) return found;
    from = first;
    to = first + set.step;
  }
}

export function readSecond(api: Reader, conference: string, at: number, signal?: AbortSignal): Promise<HistorySecond> {
  return api.get(path`/history/conferences/${conference}/second`, { at: instantText(at * 1000) }, signal);
}

export async function readEvents(
  api: Reader,
  conference: string,
  span: Span,
  signal?: AbortSignal,
): Promise<readonly HistoryEvent[]> {
  const address = path`/history/conferences/${conference}/events`;
  return (await api.get<{ items: readonly HistoryEvent[] }>(address, texts(span), signal)).items;
}

export async function readAlarms(api: Reader, span: Span, signal?: AbortSignal): Promise<readonly Alarm[]> {
  return (await api.get<Page<Alarm>>("/alarms", { state: "all", ...texts(span) }, signal)).items;
}

function texts({ from, to }: Span) {
  return { from: instantText(Math.floor(from) * 1000), to: instantText(Math.ceil(to) * 1000) };
}

// Of the server's figures there is one line whatever the sites, so none need be named for it.
function chartQuery(sites: readonly SiteId[], figures: readonly string[], span: Span, points: number) {
  return { site: sites.join(","), figure: figures.join(","), ...texts(span), points };
}
