import { expect, it } from "vitest";
import { columnOf, storedMoment } from "../../src/console/stored_moment";
import { storedSet } from "../../src/console/series_set";

it("makes a second of the past one that the matrix can show", () => {
  const moment = storedMoment({
    at: "2026-12-01T02:42:00Z",
    step_s: 1,
    server: { "server.cpu_share": 0.5 },
    sites: [
      { site: "a", figures: { "uplink.loss": 0.1, strange: 1 }, verdict: "uplink" },
      { site: "b", figures: {}, verdict: "unheard_of" },
    ],
  });
  expect(moment.at).toBe(Date.parse("2026-12-01T02:42:00Z"));
  expect(moment.server).toEqual({ "server.cpu_share": 0.5 });
  expect(moment.sites[0]).toMatchObject({ connected: true, values: { "uplink.loss": 0.1 }, verdict: { kind: "uplink" } });
  expect(moment.sites[1]).toMatchObject({ connected: false, verdict: null });
});

it.each([
  ["seconds", 1, [1, 2, 3, 4], [2, 3, 4]],
  ["minutes, each value for its minute", 60, [5, 6], [5, 5, 5]],
])("cuts the last seconds out of stored %s", (_, step_s, mean, last) => {
  const from = "2026-12-01T02:00:00Z";
  const set = storedSet({ from, step_s, series: [{ site: "a", figure: "uplink.kbps", mean }] });
  expect([...columnOf(set, "a", "uplink.kbps", Date.parse(from) / 1000 + 3, 3)]).toEqual(last);
});

it("knows nothing beyond what is stored", () => {
  const set = storedSet({ from: "2026-12-01T02:00:00Z", step_s: 1, series: [{ site: "a", figure: "uplink.kbps", mean: [1] }] });
  expect([...columnOf(set, "a", "uplink.kbps", Date.parse("2026-12-01T02:00:00Z") / 1000 + 1, 3)]).toEqual([NaN, 1, NaN]);
  expect([...columnOf(set, "b", "uplink.kbps", 5, 1)]).toEqual([NaN]);
});
