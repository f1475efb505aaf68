import type { HistoryConference, HistoryEvent, HistoryFigures, HistorySecond } from "../api/history_types";
import type { Alarm } from "../api/alarm_types";
import type { ApiClient, Page } from "../api/client";
import { path } from "../api/client";
import type { SiteId } from "../protocol/messages";
import type { SeriesSet } from "./series_set";
import { joined, storedSet } from "./series_set";
import { instantText } from "./time_text";

// What the console reads of the past, over REST. Times are unix seconds.

type Reader = Pick<ApiClient, "get">;

export interface Span {
  from: number;
  to: number;
}

export const kChartPoints = 600;
const kMostConferences = 40; // read for one chart; a month of daily ones is fewer

export async function readConferences(api: Reader, span: Span, signal?: AbortSignal): Promise<readonly HistoryConference[]> {
  return (await api.get<{ items: readonly HistoryConference[] }>("/history/conferences", texts(span), signal)).items;
}

// `site` "" is the server.
export async function readFigures(
  api: Reader,
  conference: string,
  sites: readonly SiteId[],
  figures: readonly string[],
  span: Span,
  points: number,
  signal?: AbortSignal,
): Promise<SeriesSet> {
  const query = { site: sites.join(","), figure: figures.join(","), ...texts(span), points };
  return storedSet(await api.get<HistoryFigures>(path`/history/conferences/${conference}/figures`, query, signal));
}

// The sites' figures in all conferences of the time in which one of them took part.
export async function readFiguresOfAll(
  api: Reader,
  sites: readonly SiteId[],
  figures: readonly string[],
  span: Span,
  signal?: AbortSignal,
): Promise<SeriesSet> {
  const all = await readConferences(api, span, signal);
  const theirs = all
    .filter((conference) => sites.some((site) => site === "" || conference.sites.includes(site)))
    .sort((a, b) => Date.parse(b.last) - Date.parse(a.last))
    .slice(0, kMostConferences);
  const points = Math.max(60, Math.floor((2 * kChartPoints) / Math.max(1, theirs.length)));
  const sets = theirs.map(({ conference, first, last }) =>
    readFigures(api, conference, sites, figures, within(span, first, last), Math.min(points, kChartPoints), signal),
  );
  return joined(await Promise.all(sets));
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

// Conferences at the same time would overlap; each is cut to what it has.
function within({ from, to }: Span, first: string, last: string): Span {
  return {
    from: Math.max(from, Math.floor(Date.parse(first) / 1000)),
    to: Math.min(to, Math.ceil(Date.parse(last) / 1000) + 1),
  };
}
