import type { FigureId } from "./figures";
import { kFigures } from "./figures";

export type ColumnName =
  | "uplinkLoss"
  | "downlinkLoss"
  | "rtt"
  | "jitter"
  | "uplinkRate"
  | "downlinkRate"
  | "level"
  | "fps";

// A column of the matrix shows the first of its figures that is known.
export interface MatrixColumn {
  name: ColumnName; // its words are words.matrix[name]
  figures: readonly [FigureId, ...FigureId[]];
  grows: boolean; // its scale goes as far as the values do
}

export const kMatrixColumns: readonly MatrixColumn[] = [
  { name: "uplinkLoss", figures: ["uplink.loss"], grows: false },
  { name: "downlinkLoss", figures: ["downlink.loss"], grows: false },
  { name: "rtt", figures: ["downlink.rtt_ms", "uplink.rtt_ms"], grows: false },
  { name: "jitter", figures: ["uplink.jitter_ms"], grows: false },
  { name: "uplinkRate", figures: ["uplink.kbps"], grows: true },
  { name: "downlinkRate", figures: ["downlink.kbps"], grows: true },
  { name: "level", figures: ["sound.level_dbov"], grows: false },
  { name: "fps", figures: ["picture.frames_decoded"], grows: false },
];

// All that the matrix draws of a site.
export const kMatrixFigures: readonly FigureId[] = kMatrixColumns.flatMap(({ figures }) => figures);

export function scaleOf({ figures: [id], grows }: MatrixColumn) {
  const { low, high, bound } = kFigures[id];
  return { low, high, bound, grows };
}
