import { expect, it } from "vitest";
import { rollCount } from "../../src/panels/roll_count";
import type { RollEntry } from "../../src/protocol/messages";

const entry = (presence: RollEntry["presence"], delegates: number): RollEntry => ({
  site: String(delegates),
  presence,
  answered: false,
  head: "",
  delegates,
  invited: 25,
});

it("counts late ones and stand-ins as present, and nobody of those who are not there", () => {
  const entries = [entry("present", 20), entry("late", 5), entry("stand_in", 2), entry("absent", 9), entry(null, 7)];
  expect(rollCount(entries)).toEqual({ present: 3, sites: 5, delegates: 27, invited: 125 });
  expect(rollCount([])).toEqual({ present: 0, sites: 0, delegates: 0, invited: 0 });
});
