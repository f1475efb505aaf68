import { describe, expect, it } from "vitest";
import type { LayoutName } from "../../src/protocol/messages";
import { arrange } from "../../src/hall/arrange";

// The cells of an arrangement as a map, one letter a tile; throws if two tiles share a cell or one stands outside.
function draw(layout: LayoutName, count: number): string[] {
  const { columns, rows, places } = arrange(layout, count);
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => "."));
  places.forEach(({ column, row, span }, index) => {
    for (let y = row - 1; y < row - 1 + span; y++) {
      for (let x = column - 1; x < column - 1 + span; x++) {
        if (cells[y]?.[x] !== ".") throw new Error(`tile ${index} of ${count} at ${x},${y}`);
        (cells[y] as string[])[x] = String.fromCharCode(65 + index);
      }
    }
  });
  return cells.map((row) => row.join(""));
}

describe("arrange", () => {
  it.each([
    ["stage", 1, ["A"]],
    ["stage", 2, ["AAB", "AA."]],
    ["stage", 4, ["AAAB", "AAAC", "AAAD"]],
    ["stage", 6, ["AAB", "AAC", "FED"]],
    ["stage", 12, ["AAAAAB", "AAAAAC", "AAAAAD", "AAAAAE", "AAAAAF", "LKJIHG"]],
    ["grid", 2, ["AB"]],
    ["grid", 4, ["AB", "CD"]],
    ["grid", 12, ["ABCD", "EFGH", "IJKL"]],
    ["full", 12, ["A"]],
  ] as const)("%s of %d", (layout, count, picture) => expect(draw(layout, count)).toEqual(picture));

  it("fits every number of tiles without overlap, the stage largest", () => {
    for (let count = 0; count <= 16; count++) {
      for (const layout of ["grid", "stage", "full"] as const) {
        const { places } = arrange(layout, count);
        expect(places.length).toBe(layout === "full" ? Math.min(count, 1) : count);
        expect(() => draw(layout, count)).not.toThrow();
        if (layout === "stage" && count > 1) {
          expect(places[0]?.span).toBeGreaterThan(1);
          expect(places.slice(1).every((place) => place.span === 1)).toBe(true);
        }
      }
    }
  });
});
