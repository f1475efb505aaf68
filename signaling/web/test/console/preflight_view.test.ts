import { describe, expect, it } from "vitest";
import {
  advicesOf,
  countLamps,
  directionOf,
  lampOf,
  rowsOf,
  troublesOf,
  valueText,
  worstOf,
} from "../../src/console/preflight_view";
import { check, testedSite } from "../support/preflight";

const carrier = { vi: "Báo nhà mạng.", en: "Call the carrier." };

describe("the checks of a site", () => {
  it("stand in their order, both directions of a line together, the unknown last", () => {
    const rows = rowsOf([
      check({ check: null }),
      check({ check: "loss_down" }),
      check({ check: "loss_up" }),
      check({ check: "reach" }),
    ]);
    expect(rows.map(({ name, checks }) => [name, ...checks.map((one) => one.check)])).toEqual([
      ["reach", "reach"],
      ["loss", "loss_up", "loss_down"],
      ["other", null],
    ]);
  });

  it("have their troubles, the worst first, and each advice once", () => {
    const checks = [
      check({ check: "loss_up", result: "warn", advice: carrier }),
      check({ check: "rtt" }),
      check({ check: "band_up", result: "skipped" }),
      check({ check: "camera", result: "fail", advice: { vi: "Cắm lại.", en: "Plug it in." } }),
      check({ check: "loss_down", result: "fail", advice: carrier }),
    ];
    expect(troublesOf({ checks }).map((one) => one.check)).toEqual(["camera", "loss_down", "loss_up"]);
    expect(advicesOf(checks).map(({ vi }) => vi)).toEqual(["Cắm lại.", "Báo nhà mạng."]);
    expect(worstOf(checks)).toBe("fail");
    expect(worstOf([check({ result: "skipped" }), check()])).toBe("skipped");
    expect(lampOf(worstOf([check()]))).toBe("green");
  });

  it("count by their lamps", () => {
    const sites = [testedSite("a"), testedSite("b", { lamp: "red" }), testedSite("c", { lamp: "none" }), testedSite("d")];
    expect(countLamps(sites)).toEqual({ none: 1, green: 2, yellow: 0, red: 1 });
  });
});

it.each([
  ["loss_up", "up"],
  ["band_down", "down"],
  ["camera", null],
  [null, null],
] as const)("%s goes %s", (id, direction) => expect(directionOf(id)).toBe(direction));

it.each([
  [3.25, "%", "3,3 %"],
  [0, "%", "0,0 %"],
  [1840, "kbit/s", "1,8 Mbit/s"],
  [640, "kbit/s", "640 kbit/s"],
  [-23.4, "dBov", "−23 dBov"],
  [12.4, "s", "12,4 s"],
  [7, "", "7"],
  [null, "ms", "–"],
])("%s %s is written %s", (value, unit, text) => {
  expect(valueText({ value, unit }, "vi").replaceAll("\u00a0", " ")).toBe(text);
});
