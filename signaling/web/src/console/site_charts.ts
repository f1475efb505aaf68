import type { ConsoleWords } from "../i18n/console";
import type { FigureId } from "./figures";

export type ChartName = Exclude<keyof ConsoleWords["chart"], "up" | "down" | "summary" | "noData" | "bound">;

// A chart of one site, or of the server: figures of one unit together.
export interface ChartSpec {
  name: ChartName; // its title is words.chart[name]
  figures: readonly FigureId[];
}

export interface ChartGroup {
  name: keyof ConsoleWords["group"];
  charts: readonly ChartSpec[];
}

export const kSiteCharts: readonly ChartGroup[] = [
  {
    name: "line",
    charts: [
      { name: "loss", figures: ["uplink.loss", "downlink.loss"] },
      { name: "rate", figures: ["uplink.kbps", "downlink.kbps"] },
      { name: "rtt", figures: ["uplink.rtt_ms", "downlink.rtt_ms"] },
      { name: "jitter", figures: ["uplink.jitter_ms", "downlink.jitter_ms"] },
      { name: "delay", figures: ["uplink.delay_trend_ms", "downlink.delay_trend_ms"] },
      { name: "disorder", figures: ["uplink.reordered", "uplink.duplicates"] },
    ],
  },
  {
    name: "sound",
    charts: [
      { name: "level", figures: ["sound.level_dbov", "sound.peak_dbov"] },
      { name: "quality", figures: ["sound.mos"] },
      { name: "buffer", figures: ["sound.buffer_ms", "sound.buffer_target_ms"] },
      { name: "concealed", figures: ["sound.concealed", "sound.clipped"] },
    ],
  },
  {
    name: "picture",
    charts: [
      { name: "frames", figures: ["picture.frames_decoded", "endpoint.capture_fps", "picture.frames_dropped"] },
      { name: "freeze", figures: ["picture.longest_freeze_ms"] },
      { name: "keyframes", figures: ["picture.keyframes_asked", "picture.layers"] },
    ],
  },
  {
    name: "computer",
    charts: [
      { name: "computer", figures: ["endpoint.cpu_share"] },
      { name: "render", figures: ["endpoint.render_freezes"] },
    ],
  },
];

export const kServerCharts: readonly ChartSpec[] = [
  { name: "cpu", figures: ["server.cpu_share", "server.busiest_lane_share"] },
  { name: "late", figures: ["server.late_ticks"] },
  { name: "queue", figures: ["server.queue_depth"] },
  { name: "drops", figures: ["server.socket_drops"] },
  { name: "memory", figures: ["server.memory_bytes"] },
];

export function figuresOf(charts: readonly ChartSpec[]): readonly FigureId[] {
  return charts.flatMap(({ figures }) => figures);
}
