import { useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import styles from "./chart.module.css";
import type { ChartMarks } from "./chart_marks";
import { drawMarks } from "./chart_marks";
import { axisTime } from "./axis_time";
import type { FigureId } from "./figures";
import { kFigures } from "./figures";
import { figureLine, numberText } from "./figure_text";
import type { Span } from "./history";
import type { Series } from "./series_set";
import { statistics } from "./series_set";
import { clockSeconds } from "./time_text";

export interface ChartLine {
  name: string;
  figure: FigureId;
  colour: number; // 1…12: a --series colour; each line has a dash of its own besides
  series: Series | null;
}

interface ChartProps {
  title: string;
  lines: readonly ChartLine[]; // all of one unit
  times: readonly number[];
  span: Span; // what the chart reaches from and to
  marks?: ChartMarks;
  height?: number;
  group: string; // charts of a group show the same moment
  onPick?: ((at: number) => void) | undefined; // a click: unix seconds
}

const kDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3]];

// Lines over time, the range from the lowest to the highest behind them where a point stands for more than a second. The
// head has each line's value at the pointer, or the newest.
export function Chart({ title, lines, times, span, marks, height = 132, group, onPick }: ChartProps) {
  const { language } = useLanguage();
  const words = useConsoleWords().chart;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ marks, onPick, span });
  latest.current = { marks, onPick, span };
  const [pointed, setPointed] = useState<number | null>(null);
  const [first] = lines;
  const shape = lines.map(({ name, figure, colour }) => `${name} ${figure} ${colour}`).join("|");
  const data = useMemo(() => alignedData(times, lines), [times, lines]);

  useEffect(() => {
    const { current: element } = place;
    if (element === null || first === undefined) return;
    const created = new uPlot(optionsOf(element, lines, group, language, height, latest, setPointed), data, element);
    plot.current = created;
    const click = () => {
      const at = created.cursor.left === undefined ? NaN : created.posToVal(created.cursor.left, "x");
      if (Number.isFinite(at)) latest.current.onPick?.(Math.round(at));
    };
    created.over.addEventListener("click", click);
    const fit = new ResizeObserver(() => created.setSize({ width: element.clientWidth, height }));
    fit.observe(element);
    return () => {
      fit.disconnect();
      created.destroy();
      plot.current = null;
    };
    // A new plot where its lines are others; what they hold goes in below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shape, group, language, height]);

  useEffect(() => {
    plot.current?.setData(data, false);
    plot.current?.setScale("x", { min: span.from, max: span.to });
  }, [data, span.from, span.to, shape, group, language, height, marks]);

  const index = pointed !== null && pointed < times.length ? pointed : newestKnown(lines);
  return (
    <figure className={styles.chart}>
      <figcaption>
        <strong>{title}</strong>
        {pointed !== null && times[pointed] !== undefined && (
          <time className={styles.at}>{clockSeconds(times[pointed] * 1000)}</time>
        )}
        <span className={styles.legend}>
          {lines.map(({ name, figure, colour, series }, place) => (
            <span key={`${name} ${figure}`}>
              <svg width="18" height="8" aria-hidden="true">
                <line
                  x1="0"
                  y1="4"
                  x2="18"
                  y2="4"
                  style={{ stroke: `var(--series-${colour})` }}
                  strokeWidth="2"
                  strokeDasharray={dashOf(place).join(" ")}
                />
              </svg>
              {name} <b>{figureLine(figure, index === null ? null : series?.mean[index], language)}</b>
            </span>
          ))}
        </span>
      </figcaption>
      <div
        ref={place}
        role="img"
        className={onPick === undefined ? styles.place : `${styles.place} ${styles.pick}`}
        style={{ height }}
        aria-label={`${title}. ${lines.map((line) => summary(line, times, language, words)).join("; ")}`}
      />
    </figure>
  );
}

function summary(
  { name, figure, series }: ChartLine,
  times: readonly number[],
  language: "vi" | "en",
  words: ReturnType<typeof useConsoleWords>["chart"],
): string {
  const known = series && statistics(series, times);
  if (known === null) return `${name}: ${words.noData}`;
  return words.summary(name, figureLine(figure, known.mean, language), figureLine(figure, known.most, language));
}

// The last place where one of the lines is known; null: nowhere.
function newestKnown(lines: readonly ChartLine[]): number | null {
  const length = Math.max(0, ...lines.map(({ series }) => series?.mean.length ?? 0));
  for (let i = length - 1; i >= 0; --i) if (lines.some(({ series }) => (series?.mean[i] ?? null) !== null)) return i;
  return null;
}

// x, then of each line: mean, lowest, highest.
function alignedData(times: readonly number[], lines: readonly ChartLine[]): uPlot.AlignedData {
  const none = Array<null>(times.length).fill(null);
  const columns = lines.flatMap(({ series }) =>
    series === null ? [none, none, none] : [series.mean, series.min, series.max],
  );
  return [times, ...columns] as unknown as uPlot.AlignedData;
}

function dashOf(place: number): number[] {
  return [...(kDashes[place % kDashes.length] ?? [])];
}

interface Latest {
  current: { marks: ChartMarks | undefined; span: Span };
}

function optionsOf(
  element: HTMLElement,
  lines: readonly ChartLine[],
  group: string,
  language: "vi" | "en",
  height: number,
  latest: Latest,
  onPointed: (index: number | null) => void,
): uPlot.Options {
  const look = getComputedStyle(element);
  const colour = (name: string) => look.getPropertyValue(name).trim();
  const { unit, low, high, bound } = kFigures[lines[0]?.figure ?? "uplink.loss"];
  const factor = unit === "share" ? 100 : unit === "bytes" ? 1e-6 : 1;
  const axis = {
    stroke: colour("--text-quiet"),
    font: `11px ${look.fontFamily}`,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height,
    padding: [6, 18, 0, 0], // half a time of day at the right
    legend: { show: false },
    cursor: { sync: { key: group }, drag: { x: false, y: false }, points: { size: 5 }, y: false },
    scales: {
      x: { time: true, auto: false, range: () => [latest.current.span.from, latest.current.span.to] },
      y: { range: (_, least, most) => [Math.min(low, least ?? low), Math.max(high, (most ?? high) * 1.05)] },
    },
    axes: [
      { ...axis, size: 24, space: 70, values: (_, splits, __, ___, step) => splits.map((at) => axisTime(at, step)) },
      {
        ...axis,
        size: 46,
        space: 24,
        values: (_, splits, __, ___, step) =>
          splits.map((value) => numberText(value * factor, step * factor < 1 ? 1 : 0, language)),
      },
    ],
    series: [
      {},
      ...lines.flatMap(({ colour: number }, place): uPlot.Series[] => {
        const stroke = colour(`--series-${number}`);
        const edge = { show: true, width: 0, stroke: "transparent", points: { show: false } };
        return [{ stroke, width: 1.6, dash: dashOf(place), points: { show: false } }, edge, edge];
      }),
    ],
    bands: lines.map(({ colour: number }, place) => ({
      series: [3 * place + 3, 3 * place + 2],
      fill: `color-mix(in srgb, ${colour(`--series-${number}`)} 22%, transparent)`,
    })),
    hooks: {
      setCursor: [(plot) => onPointed(plot.cursor.idx ?? null)],
      drawAxes: [(plot) => drawMarks(plot, latest.current.marks, bound, colour)],
    },
  };
}
