import { expect, it } from "vitest";
import { boxOf } from "../../src/content/page_board";

it.each([
  ["a slide fills the board", 1280, 720, { x: 0, y: 0, width: 1920, height: 1080 }],
  ["an upright page stands in the middle", 595, 842, { x: 579, y: 0, width: 763, height: 1080 }],
  ["a wide picture has room above and below", 3840, 1080, { x: 0, y: 270, width: 1920, height: 540 }],
])("%s", (_, width, height, box) => expect(boxOf(width, height)).toEqual(box));
