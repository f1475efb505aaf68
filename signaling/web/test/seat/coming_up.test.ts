import { expect, it } from "vitest";
import { comingItems } from "../../src/seat/coming_up";

const item = (title: string) => ({
  title,
  planned_minutes: 0,
  speakers: [],
  papers: [],
  preset: "",
  notes: "",
  conclusion: "",
});
const kItems = [item("Khai mạc"), item("Báo cáo"), item("Bế mạc")];

it.each([
  [null, null, "Khai mạc"],
  [0, "Khai mạc", "Báo cáo"],
  [2, "Bế mạc", null],
  [9, null, null],
])("at item %s", (current, now, next) => {
  const coming = comingItems({ current, items: kItems });
  expect([coming.now?.title ?? null, coming.next?.title ?? null]).toEqual([now, next]);
});
