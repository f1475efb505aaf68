import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { useApi } from "../office/api_context";
import type { SiteId } from "../protocol/messages";
import type { Span } from "./history";
import { readAlarms, readEvents, readFigures } from "./history";
import { seriesOf } from "./series_set";
import type { TimelineEntry } from "./timeline";
import { timelineOf } from "./timeline";
import type { VerdictTimes } from "./verdict_periods";
import { verdictTimes } from "./verdict_periods";

const kVerdictPoints = 2000;
const kRefreshMs = 5000;
const kRoundS = 5; // spans that end now are read so seldom

export interface Timeline {
  entries: readonly TimelineEntry[];
  verdicts: VerdictTimes | null; // null: not read yet
  error: unknown;
}

// What happened at a site in a time of one conference: events of the record, alarms, and what the diagnosis said.
export function useTimeline(conference: string, site: SiteId, span: Span, running: boolean): Timeline {
  const api = useApi();
  const words = useConsoleWords();
  const { language } = useLanguage();
  const wanted = rounded(span, running);
  const length = wanted.to - wanted.from;
  const read = useQuery({
    queryKey: ["/history/timeline", conference, site, length, running ? null : wanted.to],
    queryFn: async ({ signal }) => {
      const [events, alarms, set] = await Promise.all([
        readEvents(api, conference, wanted, signal),
        readAlarms(api, wanted, signal),
        readFigures(api, conference, [site], ["verdict"], wanted, kVerdictPoints, signal),
      ]);
      return { events, alarms, verdicts: verdictTimes(set.times, seriesOf(set, site, "verdict"), set.step) };
    },
    refetchInterval: running ? kRefreshMs : false,
    placeholderData: keepPreviousData,
  });
  const entries = useMemo(() => {
    if (read.data === undefined) return [];
    const { events, alarms, verdicts } = read.data;
    return timelineOf({ events, alarms, periods: verdicts.periods }, site, conference, words, language);
  }, [read.data, site, conference, words, language]);
  return { entries, verdicts: read.data?.verdicts ?? null, error: read.error };
}

function rounded({ from, to }: Span, running: boolean): Span {
  if (!running) return { from, to };
  const end = Math.ceil(to / kRoundS) * kRoundS;
  return { from: end - Math.round(to - from), to: end };
}
