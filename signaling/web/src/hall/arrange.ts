import type { LayoutName } from "../protocol/messages";

// A place in a grid of equal cells, 1-based as in CSS.
export interface Place {
  column: number;
  row: number;
  span: number;
}

export interface Arrangement {
  columns: number;
  rows: number;
  places: readonly Place[]; // one per tile that is shown, stage first
}

// Where the tiles of a forwarded view stand. `count` tiles, the first is the stage. Cells have the shape of a picture,
// so that every arrangement wastes as little of a 16:9 screen as it can.
export function arrange(layout: LayoutName, count: number): Arrangement {
  if (count <= 1 || layout === "full") return { columns: 1, rows: 1, places: count === 0 ? [] : [whole()] };
  return layout === "grid" ? arrangeGrid(count) : arrangeStage(count - 1);
}

function whole(): Place {
  return { column: 1, row: 1, span: 1 };
}

function arrangeGrid(count: number): Arrangement {
  const columns = Math.ceil(Math.sqrt(count));
  const places = Array.from({ length: count }, (_, index) => ({
    column: 1 + (index % columns),
    row: 1 + Math.floor(index / columns),
    span: 1,
  }));
  return { columns, rows: Math.ceil(count / columns), places };
}

// An n×n grid whose top left (n−1)² cells are the stage; tiles go down the right edge, then along the bottom. With few
// tiles the right edge is enough and the bottom row is left out.
function arrangeStage(tiles: number): Arrangement {
  const columnOnly = tiles <= 3;
  const n = columnOnly ? Math.max(3, tiles + 1) : Math.ceil((tiles + 1) / 2);
  const rows = columnOnly ? n - 1 : n;
  const places = Array.from({ length: tiles }, (_, index) =>
    index < rows
      ? { column: n, row: 1 + index, span: 1 }
      : { column: n - 1 - (index - rows), row: n, span: 1 },
  );
  return { columns: n, rows, places: [{ column: 1, row: 1, span: n - 1 }, ...places] };
}
