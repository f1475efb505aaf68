import { useMemo } from "react";
import { useConsoleWords } from "../i18n/console";
import type { SiteId } from "../protocol/messages";
import { Chart } from "./chart";
import styles from "./chart_board.module.css";
import type { ChartMarks } from "./chart_marks";
import type { FigureId } from "./figures";
import type { Span } from "./history";
import type { SeriesSet } from "./series_set";
import { seriesOf } from "./series_set";
import type { ChartSpec } from "./site_charts";

interface ChartBoardProps {
  charts: readonly ChartSpec[];
  set: SeriesSet;
  site: SiteId; // "": the server
  span: Span;
  marks?: ChartMarks;
  onPick?: (at: number) => void;
}

// The charts of one site, or of the server, over the same time.
export function ChartBoard({ charts, set, site, span, marks, onPick }: ChartBoardProps) {
  const words = useConsoleWords();
  return (
    <div className={styles.board}>
      {charts.map((spec) => (
        <SiteChart key={spec.name} spec={spec} set={set} site={site} span={span} marks={marks} onPick={onPick} words={words} />
      ))}
    </div>
  );
}

interface SiteChartProps {
  spec: ChartSpec;
  set: SeriesSet;
  site: SiteId;
  span: Span;
  marks: ChartMarks | undefined;
  onPick: ((at: number) => void) | undefined;
  words: ReturnType<typeof useConsoleWords>;
}

function SiteChart({ spec, set, site, span, marks, onPick, words }: SiteChartProps) {
  const lines = useMemo(
    () =>
      spec.figures.map((figure, place) => ({
        name: lineName(figure, spec, words),
        figure,
        colour: place + 1,
        series: seriesOf(set, site, figure),
      })),
    [spec, set, site, words],
  );
  return (
    <Chart
      title={words.chart[spec.name]}
      lines={lines}
      times={set.times}
      span={span}
      group="site"
      onPick={onPick}
      {...(marks !== undefined && { marks })}
    />
  );
}

// Beside its title a line need not repeat it.
function lineName(figure: FigureId, { figures }: ChartSpec, words: ReturnType<typeof useConsoleWords>): string {
  const bothWays = figures.some((one) => one.startsWith("uplink.")) && figures.some((one) => one.startsWith("downlink."));
  if (bothWays) return figure.startsWith("uplink.") ? words.chart.up : words.chart.down;
  if (figures.length === 1) return "";
  return Object.hasOwn(words.short, figure) ? words.short[figure as keyof typeof words.short] : words.figure[figure];
}
