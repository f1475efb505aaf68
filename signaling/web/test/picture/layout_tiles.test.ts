import { describe, expect, it } from "vitest";
import { layoutTiles } from "../../src/picture/layout_tiles";

const kLayouts = ["grid", "stage", "pair", "chair_speaker", "content_speaker", "full"] as const;

describe("layoutTiles", () => {
  it.each(kLayouts)("%s: tiles stay in the picture, have its shape, and none lies on another", (layout) => {
    for (let count = 1; count <= 16; count++) {
      const tiles = layoutTiles(layout, count);
      expect(tiles).toHaveLength(layout === "full" ? 1 : count);
      for (const [index, a] of tiles.entries()) {
        expect(a.width).toBeCloseTo(a.height);
        expect(Math.min(a.x, a.y), `${layout} ${count}`).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(a.x + a.width, a.y + a.height), `${layout} ${count}`).toBeLessThanOrEqual(1 + 1e-9);
        for (const b of tiles.slice(index + 1)) {
          const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
          const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
          expect(width > 1e-9 && height > 1e-9, `${layout} ${count}: ${index}`).toBe(false);
        }
      }
    }
  });

  // The counts that the compositor's manual says fill the picture exactly.
  it.each([
    ["stage", [6, 8, 10, 12, 14, 16]],
    ["grid", [1, 4, 9, 16]],
    ["pair", [10]],
    ["content_speaker", [8]],
  ] as const)("%s fills the picture with %j", (layout, counts) => {
    for (const count of counts) {
      const area = layoutTiles(layout, count).reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area, `${layout} ${count}`).toBeCloseTo(1);
    }
  });

  it("puts twelve sites into four columns with even bars above and below", () => {
    const tiles = layoutTiles("grid", 12);
    expect(tiles[0]).toEqual({ x: 0, y: 0.125, width: 0.25, height: 0.25 });
    expect(tiles[11]).toEqual({ x: 0.75, y: 0.625, width: 0.25, height: 0.25 });
  });

  it("centres a last row of a grid that is not full", () => {
    expect(layoutTiles("grid", 3)[2]).toEqual({ x: 0.25, y: 0.5, width: 0.5, height: 0.5 });
  });

  it("takes a layout it does not know for a grid, and nobody for one", () => {
    expect(layoutTiles("of a later version", 4)).toEqual(layoutTiles("grid", 4));
    expect(layoutTiles("stage", 0)).toHaveLength(1);
    expect(layoutTiles("grid", 99)).toHaveLength(16);
  });
});
