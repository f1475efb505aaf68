import { expect, it } from "vitest";
import { formatBytes, formatDateTime, formatRfc3339 } from "../../src/time/office_time";

it.each([
  ["2026-12-01T08:05:00+07:00", "08:05 01/12/2026", "1 Dec 2026, 08:05"],
  ["2026-12-01T17:30:00Z", "00:30 02/12/2026", "2 Dec 2026, 00:30"],
  ["nonsense", "nonsense", "nonsense"],
])("%s is written in the province's time", (time, vi, en) => {
  expect(formatDateTime(time, "vi")).toBe(vi);
  expect(formatDateTime(time, "en")).toBe(en);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "1,5 kB"],
  [24_000_000, "24 MB"],
  [5e15, "5.000 TB"],
])("%d bytes", (bytes, text) => expect(formatBytes(bytes, "vi")).toBe(text));

it("writes times for the API in the province's zone", () =>
  expect(formatRfc3339(new Date("2026-12-01T18:05:09.7Z"))).toBe("2026-12-02T01:05:09+07:00"));
