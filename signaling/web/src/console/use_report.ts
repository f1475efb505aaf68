import { useQuery } from "@tanstack/react-query";
import type { Alarm, HistoryEvent } from "../api/history_types";
import { useApi } from "../office/api_context";
import type { SiteId } from "../protocol/messages";
import type { FigureId } from "./figures";
import type { Span } from "./history";
import { readAlarms, readEvents, readFigures } from "./history";
import type { SeriesSet } from "./series_set";
import { seriesOf } from "./series_set";
import type { VerdictTimes } from "./verdict_periods";
import { verdictTimes } from "./verdict_periods";

export const kReportFigures: readonly FigureId[] = [
  "uplink.loss",
  "downlink.loss",
  "uplink.jitter_ms",
  "downlink.jitter_ms",
  "downlink.rtt_ms",
  "uplink.kbps",
  "downlink.kbps",
  "sound.mos",
  "sound.concealed",
  "picture.frames_decoded",
  "picture.longest_freeze_ms",
];

const kPoints = 1800;
const kBeforeS = 3600; // a trouble that goes on at the beginning has its grounds where it began

export interface Report {
  figures: SeriesSet;
  verdicts: VerdictTimes;
  events: readonly HistoryEvent[]; // also of the hour before
  alarms: readonly Alarm[];
}

// All that an incident report is made of; null: not read yet.
export function useReport(conference: string, site: SiteId, span: Span) {
  const api = useApi();
  const read = useQuery({
    queryKey: ["/history/report", conference, site, span.from, span.to],
    queryFn: async ({ signal }): Promise<Report> => {
      const wanted = [...kReportFigures, "verdict"];
      const [figures, events, alarms] = await Promise.all([
        readFigures(api, conference, [site], wanted, span, kPoints, signal),
        readEvents(api, conference, { from: span.from - kBeforeS, to: span.to }, signal),
        readAlarms(api, span, signal),
      ]);
      const verdicts = verdictTimes(figures.times, seriesOf(figures, site, "verdict"), figures.step);
      return { figures, verdicts, events, alarms };
    },
    staleTime: Infinity,
  });
  return { report: read.data ?? null, error: read.error, retry: () => void read.refetch() };
}
