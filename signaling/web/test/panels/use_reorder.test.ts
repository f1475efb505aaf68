import { expect, it } from "vitest";
import { rowUnder } from "../../src/panels/use_reorder";

it.each([
  [100, 0],
  [149, 0],
  [150, 1],
  [299, 3],
  [20, 0], // above the list
  [900, 3], // below it
])("a finger at %s is on row %s", (y, row) => expect(rowUnder(y, { top: 100, height: 200 }, 4)).toBe(row));
