import type { PresetId } from "../protocol/messages";

// A place in a grid of halves of equal cells, 1-based as in CSS.
export interface Place {
  column: number;
  row: number;
  span: number; // of an even number of halves
}

export interface Arrangement {
  columns: number; // halves
  rows: number;
  places: readonly Place[]; // one per tile that is shown, stage first
}

// Where the tiles of a forwarded view stand, in the order and way of the composed one. `count` tiles, the first is the
// stage. Cells have the shape of a picture, so that every arrangement wastes as little of a 16:9 screen as it can. Presets
// other than grid and full have a stage.
export function arrange(preset: PresetId, count: number): Arrangement {
  if (count <= 1 || preset === "full") return { columns: 2, rows: 2, places: count === 0 ? [] : [cell(0, 0, 1)] };
  return preset === "grid" ? arrangeGrid(count) : arrangeStage(count - 1);
}

function cell(column: number, row: number, cells: number): Place {
  return { column: 1 + 2 * column, row: 1 + 2 * row, span: 2 * cells };
}

// Row by row; a short last row stands in the middle.
function arrangeGrid(count: number): Arrangement {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const missing = rows * columns - count;
  const places = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    return cell((index % columns) + (row === rows - 1 ? missing / 2 : 0), row, 1);
  });
  return { columns: 2 * columns, rows: 2 * rows, places };
}

// An n×n grid whose top left (n−1)² cells are the stage; tiles go down beside it, then along the bottom. With few tiles
// the column beside it is enough and the bottom row is left out.
function arrangeStage(tiles: number): Arrangement {
  const columnOnly = tiles <= 3;
  const n = columnOnly ? Math.max(3, tiles + 1) : Math.ceil((tiles + 1) / 2);
  const stage = n - 1;
  const places = Array.from({ length: tiles }, (_, index) =>
    index < stage ? cell(stage, index, 1) : cell(index - stage, stage, 1),
  );
  return { columns: 2 * n, rows: 2 * (columnOnly ? stage : n), places: [cell(0, 0, stage), ...places] };
}
