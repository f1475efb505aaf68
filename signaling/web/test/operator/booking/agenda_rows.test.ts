import { describe, expect, it } from "vitest";
import { move, newRow, plannedTotal, removeAt, replaceAt, toAgendaItem } from "../../../src/operator/booking/agenda_rows";

describe("agenda rows", () => {
  it("move up and down, never off the list", () => {
    expect(move(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(move(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(move(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(move(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });

  it("are replaced and removed by place", () => {
    expect(replaceAt(["a", "b"], 1, "x")).toEqual(["a", "x"]);
    expect(removeAt(["a", "b"], 0)).toEqual(["b"]);
  });

  it("have keys of their own that are not sent", () => {
    expect(newRow().key).not.toBe(newRow().key);
    expect(toAgendaItem(newRow())).not.toHaveProperty("key");
  });

  it("add up their minutes", () => {
    expect(plannedTotal([{ ...newRow(), plannedMin: 20 }, { ...newRow(), plannedMin: 25 }])).toBe(45);
  });
});
