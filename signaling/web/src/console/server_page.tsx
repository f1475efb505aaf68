import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import { formatBytes } from "../time/office_time";
import { ChartBoard } from "./chart_board";
import styles from "./console.module.css";
import { kServer } from "./line_board";
import { RangeChoice } from "./range_choice";
import { figuresOf, kServerCharts } from "./site_charts";
import type { ConsoleConference } from "./use_conference";
import { useMoment } from "./use_conference";
import { useRange } from "./use_range";
import { useSeries } from "./use_series";

const kFigures = figuresOf(kServerCharts);
const kSites = [kServer];

// The machine of sound and picture over time.
export function ServerPage({ conference }: { conference: ConsoleConference }) {
  const words = useConsoleWords().server;
  const { language } = useLanguage();
  const { id, board } = conference;
  const moment = useMoment(board);
  const { range, setRange, end } = useRange(conference);
  const { set, span, error, retry } = useSeries({ conference: id, board, end, sites: kSites, figures: kFigures, range });
  return (
    <>
      <div className={styles.head}>
        <div>
          <h2>{words.title}</h2>
          <p>
            {words.explain}
            {moment !== null && moment.diskFree !== null && ` ${words.disk}: ${formatBytes(moment.diskFree, language)}.`}
            {moment !== null && moment.server === null && <strong> {words.none}.</strong>}
          </p>
        </div>
        <div className={styles.aside}>
          <RangeChoice range={range} open={board !== null} onChange={setRange} />
        </div>
      </div>
      <ProblemAlert error={error} onRetry={retry} />
      <ChartBoard charts={kServerCharts} set={set} site={kServer} span={span} />
    </>
  );
}
