import { describe, expect, it } from "vitest";
import type { PresetId } from "../../src/protocol/messages";
import { arrange } from "../../src/hall/arrange";

// The half cells of every second row of an arrangement as a map, one letter a tile; throws if two tiles share a half or
// one stands outside.
function draw(preset: PresetId, count: number): string[] {
  const { columns, rows, places } = arrange(preset, count);
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => "."));
  places.forEach(({ column, row, span }, index) => {
    for (let y = row - 1; y < row - 1 + span; y++) {
      for (let x = column - 1; x < column - 1 + span; x++) {
        if (cells[y]?.[x] !== ".") throw new Error(`tile ${index} of ${count} at ${x},${y}`);
        (cells[y] as string[])[x] = String.fromCharCode(65 + index);
      }
    }
  });
  return cells.filter((_, row) => row % 2 === 0).map((row) => row.join(""));
}

describe("arrange", () => {
  it.each([
    ["stage", 1, ["AA"]],
    ["stage", 2, ["AAAABB", "AAAA.."]],
    ["stage", 4, ["AAAAAABB", "AAAAAACC", "AAAAAADD"]],
    ["stage", 6, ["AAAABB", "AAAACC", "DDEEFF"]],
    ["stage", 11, ["AAAAAAAAAABB", "AAAAAAAAAACC", "AAAAAAAAAADD", "AAAAAAAAAAEE", "AAAAAAAAAAFF", "GGHHIIJJKK.."]],
    ["grid", 2, ["AABB"]],
    ["grid", 3, ["AABB", ".CC."]],
    ["grid", 11, ["AABBCCDD", "EEFFGGHH", ".IIJJKK."]],
    ["grid", 12, ["AABBCCDD", "EEFFGGHH", "IIJJKKLL"]],
    ["full", 12, ["AA"]],
  ] as const)("%s of %d", (layout, count, picture) => expect(draw(layout, count)).toEqual(picture));

  it("fits every number of tiles without overlap, the stage largest", () => {
    for (let count = 0; count <= 16; count++) {
      for (const layout of ["grid", "stage", "full"] as const) {
        const { places } = arrange(layout, count);
        expect(places.length).toBe(layout === "full" ? Math.min(count, 1) : count);
        expect(() => draw(layout, count)).not.toThrow();
        if (layout === "stage" && count > 1) {
          expect(places[0]?.span).toBeGreaterThan(2);
          expect(places.slice(1).every((place) => place.span === 2)).toBe(true);
        }
      }
    }
  });
});
