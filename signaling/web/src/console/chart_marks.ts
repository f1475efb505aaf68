import type uPlot from "uplot";
import type { VerdictPeriod } from "./verdict_periods";
import { verdictView } from "./verdict_view";

// What happened at a moment, on the time line of a chart.
export interface ChartMarks {
  periods: readonly VerdictPeriod[]; // of the site that the chart is about
  events: readonly { at: number; alarm: boolean }[]; // unix seconds
  picked: number | null;
}

const kBar = 3; // px

// Behind the lines: the times of trouble in the colour of their cause with a bar on top, events as thin lines with a
// mark at the foot, the bound, and the picked moment.
export function drawMarks(
  plot: uPlot,
  marks: ChartMarks | undefined,
  bound: number | undefined,
  colour: (name: string) => string,
): void {
  const { ctx: context, bbox } = plot;
  const right = bbox.left + bbox.width;
  const x = (at: number) => Math.min(right, Math.max(bbox.left, plot.valToPos(at, "x", true)));
  context.save();
  for (const { kind, from, to } of marks?.periods ?? []) {
    const left = x(from);
    const width = Math.max(1, x(to) - left);
    context.fillStyle = colour(`--cause-${verdictView(kind).cause}`);
    context.globalAlpha = 0.13;
    context.fillRect(left, bbox.top, width, bbox.height);
    context.globalAlpha = 1;
    context.fillRect(left, bbox.top, width, kBar * uPlotRatio());
  }
  for (const { at, alarm } of marks?.events ?? []) {
    if (plot.valToPos(at, "x", true) !== x(at)) continue; // out of sight
    context.fillStyle = colour(alarm ? "--cause-unreachable" : "--text-quiet");
    context.globalAlpha = 0.6;
    context.fillRect(x(at), bbox.top, 1, bbox.height);
    context.globalAlpha = 1;
    mark(context, x(at), bbox.top + bbox.height);
  }
  if (bound !== undefined) level(plot, bound, colour("--cause-unreachable"));
  if (marks !== undefined && marks.picked !== null) {
    context.fillStyle = colour("--text");
    context.fillRect(x(marks.picked) - 1, bbox.top, 2, bbox.height);
  }
  context.restore();
}

function level(plot: uPlot, bound: number, colour: string): void {
  const { ctx: context, bbox } = plot;
  const y = Math.round(plot.valToPos(bound, "y", true)) + 0.5;
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  context.strokeStyle = colour;
  context.globalAlpha = 0.9;
  context.lineWidth = 1.5;
  context.setLineDash([1, 4]);
  context.beginPath();
  context.moveTo(bbox.left, y);
  context.lineTo(bbox.left + bbox.width, y);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function mark(context: CanvasRenderingContext2D, x: number, foot: number): void {
  const size = 4 * uPlotRatio();
  context.beginPath();
  context.moveTo(x - size, foot);
  context.lineTo(x + size, foot);
  context.lineTo(x, foot - 1.5 * size);
  context.fill();
}

function uPlotRatio(): number {
  return globalThis.devicePixelRatio ?? 1;
}
