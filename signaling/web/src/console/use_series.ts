import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useApi } from "../office/api_context";
import type { SiteId } from "../protocol/messages";
import type { FigureId } from "./figures";
import type { Span } from "./history";
import { kChartPoints, readFigures, readFiguresOfAll } from "./history";
import type { LineBoard } from "./line_board";
import type { RangeName } from "./ranges";
import { goesBeyond, kRangeSeconds, refreshMs } from "./ranges";
import type { SeriesSet } from "./series_set";
import { kNoSeries, liveSet } from "./series_set";

interface Wanted {
  conference: string;
  board: LineBoard | null; // null: the conference is past
  end: number; // unix second at which a past conference's ranges end
  sites: readonly SiteId[];
  figures: readonly FigureId[];
  range: RangeName;
}

// The figures of a range: of "live" from what the conference tells now, otherwise from the history.
export function useSeries(wanted: Wanted) {
  const { conference, board, end, sites, figures, range } = wanted;
  const api = useApi();
  const live = range === "live" && board !== null;
  const moment = useSyncExternalStore(board?.subscribe ?? never, board?.snapshot ?? nothing);
  const stored = useQuery({
    queryKey: ["/history/figures", conference, sites, figures, range, board === null ? end : null],
    queryFn: ({ signal }) => {
      const span = spanOf(range, board === null ? end : Date.now() / 1000);
      return goesBeyond(range)
        ? readFiguresOfAll(api, sites, figures, span, kChartPoints, signal)
        : readFigures(api, conference, sites, figures, span, kChartPoints, signal);
    },
    enabled: !live && sites.length > 0,
    refetchInterval: board === null ? false : refreshMs(range),
    placeholderData: keepPreviousData,
  });
  const set: SeriesSet =
    live && moment !== null ? liveSet(board, sites, figures, kRangeSeconds.live) : live ? kNoSeries : (stored.data ?? kNoSeries);
  const span = spanOf(range, live ? (moment?.at ?? Date.now()) / 1000 : board === null ? end : Date.now() / 1000);
  return { set, span, error: live ? null : stored.error, retry: () => void stored.refetch() };
}

export function spanOf(range: RangeName, end: number): Span {
  return { from: end - kRangeSeconds[range], to: end };
}

const never = () => () => undefined;
const nothing = () => null;
