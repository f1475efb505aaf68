import { expect, it } from "vitest";
import { loadPresented, savePresented } from "../../src/content/presented_paper";

function drawer(first: string | null = null) {
  let kept = first;
  return {
    getItem: () => kept,
    setItem: (_: string, text: string) => void (kept = text),
    removeItem: () => void (kept = null),
  };
}

it("keeps the paper and its page until it is put away", () => {
  const kept = drawer();
  savePresented({ id: 7, name: "Báo cáo.pdf", page: 3 }, kept);
  expect(loadPresented(kept)).toEqual({ id: 7, name: "Báo cáo.pdf", page: 3 });
  savePresented(null, kept);
  expect(loadPresented(kept)).toBeNull();
});

it.each([null, "{", "7", '{"id":"7","name":"x","page":1}', '{"id":7,"name":"x"}'])("takes %s for none", (text) =>
  expect(loadPresented(drawer(text))).toBeNull(),
);

it("works where the browser keeps nothing", () => {
  savePresented({ id: 7, name: "x", page: 1 }, null);
  expect(loadPresented(null)).toBeNull();
});
