// Where the tiles of a composed picture stand: the same arrangements as the compositor's, as parts of the picture's
// width and height. For cutting single sites out of it, and for drawing a picture that is not there yet.

export interface TileRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

// An arrangement on a picture divided into division × division cells. `first` and `second` are the sides of the first two
// tiles, side by side, in half cells (0: there are only cells); cells below the second, then `rows` of whole width.
interface Arrangement {
  sites: number; // up to so many
  division: number;
  rows: number;
  first: number;
  second: number;
}

const arrangement = (sites: number, division: number, rows: number, first = 0, second = 0): Arrangement => {
  return { sites, division, rows, first, second };
};

export const kMaxTiles = 16;

const kArrangements: Readonly<Record<string, readonly Arrangement[]>> = {
  grid: [
    arrangement(1, 1, 1),
    arrangement(2, 2, 1),
    arrangement(4, 2, 2),
    arrangement(6, 3, 2),
    arrangement(9, 3, 3),
    arrangement(12, 4, 3),
    arrangement(kMaxTiles, 4, 4),
  ],
  stage: [
    arrangement(1, 1, 0, 2, 2),
    arrangement(4, 4, 0, 6, 2),
    arrangement(6, 3, 1, 4, 2),
    arrangement(8, 4, 1, 6, 2),
    arrangement(10, 5, 1, 8, 2),
    arrangement(12, 6, 1, 10, 2),
    arrangement(14, 7, 1, 12, 2),
    arrangement(kMaxTiles, 8, 1, 14, 2),
  ],
  pair: [
    arrangement(2, 4, 0, 4, 4),
    arrangement(6, 4, 1, 4, 4),
    arrangement(10, 4, 2, 4, 4),
    arrangement(12, 5, 2, 5, 5),
    arrangement(14, 6, 2, 6, 6),
    arrangement(kMaxTiles, 7, 2, 7, 7),
  ],
  chair_speaker: [arrangement(6, 6, 0, 8, 4), arrangement(12, 6, 1, 8, 4), arrangement(kMaxTiles, 6, 2, 8, 4)],
  content_speaker: [
    arrangement(4, 4, 0, 6, 2),
    arrangement(8, 4, 1, 6, 2),
    arrangement(10, 8, 0, 12, 4),
    arrangement(kMaxTiles, 8, 1, 12, 4),
  ],
  full: [arrangement(kMaxTiles, 1, 1)],
};

// The tiles of a layout ("grid", "stage", …) for so many places, the most important first. At least one; one only in
// "full"; an unknown layout is a grid.
export function layoutTiles(layout: string, places: number): TileRect[] {
  const count = layout === "full" ? 1 : Math.min(Math.max(places, 1), kMaxTiles);
  const choices = kArrangements[layout] ?? kArrangements["grid"] ?? [];
  const chosen = choices.find(({ sites }) => count <= sites);
  return chosen === undefined ? [] : place(chosen, count);
}

function place({ division, rows, first, second }: Arrangement, count: number): TileRect[] {
  const cell = 1 / (2 * division); // half a cell, as a part of the picture
  const top = (2 * division - first - 2 * rows) / 2;
  const tiles: TileRect[] = [];
  const add = (column: number, row: number, side: number) => {
    if (tiles.length === count) return;
    tiles.push({ x: column * cell, y: (top + row) * cell, width: side * cell, height: side * cell });
  };
  if (first > 0) {
    add(0, 0, first);
    add(first, 0, second);
  }
  for (let row = second; row + 2 <= first; row += 2) {
    for (let column = 0; column + 2 <= second; column += 2) add(first + column, row, 2);
  }
  // A last row that is not full stands in the middle; round a stage it goes on from the left corner.
  const centred = first === 0 || second > 2;
  for (let row = first; tiles.length < count; row += 2) {
    const inRow = Math.min(count - tiles.length, division);
    const start = centred ? division - inRow : 0;
    for (let index = 0; index < inRow; index++) add(start + 2 * index, row, 2);
  }
  return tiles;
}
