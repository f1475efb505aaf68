import { describe, expect, it } from "vitest";
import { queueExcerpt } from "../../src/hall/queue_excerpt";

const queue = ["a", "b", "c", "d", "e"].map((site) => ({ site }));
const places = (shown: { place: number; site: string }[]) => shown.map(({ place, site }) => `${place}${site}`);

describe("queueExcerpt", () => {
  it("shows all that there is room for", () => {
    const { shown, hidden } = queueExcerpt(queue, null, 5);
    expect(places(shown)).toEqual(["1a", "2b", "3c", "4d", "5e"]);
    expect(hidden).toBe(0);
  });

  it("shows the next ones and counts the others", () => {
    const { shown, hidden } = queueExcerpt(queue, "a", 3);
    expect(places(shown)).toEqual(["1a", "2b", "3c"]);
    expect(hidden).toBe(2);
  });

  it("never leaves the own site out", () => {
    const { shown, hidden } = queueExcerpt(queue, "e", 3);
    expect(places(shown)).toEqual(["1a", "2b", "5e"]);
    expect(hidden).toBe(2);
  });

  it("is empty for an empty queue", () => {
    expect(queueExcerpt([], "a", 3)).toEqual({ shown: [], hidden: 0 });
  });
});
