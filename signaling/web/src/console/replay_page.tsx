import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { HistoryConference } from "../api/history_types";
import { useConsoleWords } from "../i18n/console";
import { useApi } from "../office/api_context";
import { ProblemAlert } from "../office/problem_alert";
import { PageLoader } from "../shell/page_loader";
import { consolePath } from "./console_route";
import { EmptyNote } from "./empty_note";
import type { FigureId } from "./figures";
import { kServerFigureIds } from "./figures";
import { readFigures, readFirstSecond, readSecond } from "./history";
import { kSparkSeconds } from "./matrix";
import { kMatrixFigures } from "./matrix_columns";
import { MomentView } from "./moment_view";
import { ReplayBar } from "./replay_bar";
import styles from "./replay_page.module.css";
import { kNoSeries, seriesOf } from "./series_set";
import { columnOf, storedMoment } from "./stored_moment";
import { instantText } from "./time_text";
import type { ConsoleConference } from "./use_conference";
import { VerdictRibbon } from "./verdict_ribbon";
import { verdictTimes } from "./verdict_periods";

const kBlockS = 300; // sparklines are read in pieces of so many seconds
const kBlockFigures = [...kMatrixFigures, ...kServerFigureIds];
const kRibbonPoints = 1000;
const kSettleMs = 150;
const kAddressMs = 800;

// A conference as it was: the same matrix at any second of it.
export function ReplayPage({ conference, at }: { conference: ConsoleConference; at: string | null }) {
  const words = useConsoleWords().replay;
  const { stored, storedError, pending } = conference;
  if (pending) return <PageLoader />;
  if (stored === null) {
    return (
      <>
        <ProblemAlert error={storedError} />
        <EmptyNote title={words.none}>{words.noneNote}</EmptyNote>
      </>
    );
  }
  return <Opening conference={conference} stored={stored} at={at} />;
}

interface OpeningProps {
  conference: ConsoleConference;
  stored: HistoryConference;
  at: string | null;
}

// Opens at the moment of the address, otherwise at the first second that has figures: the history knows its minute only.
function Opening({ conference, stored, at }: OpeningProps) {
  const { id } = conference;
  const { first, last } = endsOf(stored);
  const [wanted] = useState(() => secondAt(at));
  const api = useApi();
  const begin = useQuery({
    queryKey: ["/history/first", id],
    queryFn: ({ signal }) => readFirstSecond(api, id, stored.sites, { from: first, to: last + 1 }, signal),
    enabled: wanted === null,
    staleTime: Infinity,
  });
  const start = wanted ?? (begin.isPending ? null : (begin.data ?? first));
  return start === null ? <PageLoader /> : <Replay conference={conference} stored={stored} start={start} />;
}

interface ReplayProps {
  conference: ConsoleConference;
  stored: HistoryConference;
  start: number; // unix second
}

function Replay({ conference, stored, start }: ReplayProps) {
  const words = useConsoleWords().replay;
  const { id, nameOf, inOrder } = conference;
  const { first, last } = endsOf(stored);
  const within = useCallback((second: number) => Math.min(last, Math.max(first, second)), [first, last]);
  const [second, setSecond] = useState(() => within(start));
  const go = useCallback((to: number) => setSecond(within(Math.round(to))), [within]);
  const [settled] = useDebouncedValue(second, kSettleMs);
  useAddress(id, settled);
  const sites = useMemo(() => inOrder(stored.sites.map((site) => ({ site }))).map(({ site }) => site), [stored, inOrder]);
  const { moment, column, error, retry } = useStoredMoment(id, sites, settled);
  const ribbon = useRibbon(id, sites, first, last);
  const shown = useMemo(() => moment && { ...moment, sites: inOrder(moment.sites) }, [moment, inOrder]);
  return (
    <div className={styles.page}>
      <ReplayBar second={second} first={first} last={last} troubles={ribbon.begins} onGo={go} />
      <VerdictRibbon rows={ribbon.rows} first={first} last={last} second={second} nameOf={nameOf} onGo={go} />
      <ProblemAlert error={error} onRetry={retry} />
      {shown !== null && shown.sites.length === 0 && <EmptyNote title={words.nothing} />}
      {shown !== null && shown.sites.length > 0 && <MomentView conference={conference} moment={shown} column={column} />}
    </div>
  );
}

function endsOf(stored: HistoryConference): { first: number; last: number } {
  const first = Math.floor(Date.parse(stored.first) / 1000);
  return { first, last: Math.max(first, Math.floor(Date.parse(stored.last) / 1000)) };
}

function secondAt(text: string | null): number | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : Math.floor(at / 1000);
}

// The moment stands in the address, so that it can be sent to somebody.
function useAddress(conference: string, second: number): void {
  const [, navigate] = useLocation();
  const [resting] = useDebouncedValue(second, kAddressMs);
  useEffect(() => {
    const address = consolePath({ page: "replay", conference, at: instantText(resting * 1000) });
    if (`${location.pathname}${location.search}` !== address) navigate(address, { replace: true });
  }, [conference, resting, navigate]);
}

function useStoredMoment(conference: string, sites: readonly string[], second: number) {
  const api = useApi();
  const read = useQuery({
    queryKey: ["/history/second", conference, second],
    queryFn: async ({ signal }) => storedMoment(await readSecond(api, conference, second, signal)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const block = Math.floor(second / kBlockS) * kBlockS;
  const blocks = useQuery({
    queryKey: ["/history/block", conference, sites, block],
    queryFn: ({ signal }) => {
      const span = { from: block - kSparkSeconds, to: block + kBlockS };
      return readFigures(api, conference, sites, kBlockFigures, span, kBlockS + kSparkSeconds, signal);
    },
    enabled: sites.length > 0,
    placeholderData: keepPreviousData,
  });
  const set = blocks.data ?? kNoSeries;
  const column = useCallback(
    (site: string, id: FigureId) => columnOf(set, site, id, second, kSparkSeconds),
    [set, second],
  );
  return { moment: read.data ?? null, column, error: read.error ?? blocks.error, retry: () => void read.refetch() };
}

// The verdicts of the whole conference, and where troubles begin.
function useRibbon(conference: string, sites: readonly string[], first: number, last: number) {
  const api = useApi();
  const read = useQuery({
    queryKey: ["/history/ribbon", conference, sites, first, last],
    queryFn: ({ signal }) =>
      readFigures(api, conference, sites, ["verdict"], { from: first, to: last + 1 }, kRibbonPoints, signal),
    enabled: sites.length > 0,
    placeholderData: keepPreviousData,
  });
  const set = read.data ?? kNoSeries;
  return useMemo(() => {
    const rows = sites.map((site) => ({
      site,
      periods: verdictTimes(set.times, seriesOf(set, site, "verdict"), set.step).periods,
    }));
    return { rows, begins: rows.flatMap(({ periods }) => periods.map(({ from }) => from)) };
  }, [sites, set]);
}
