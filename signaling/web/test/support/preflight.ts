import type { CheckEntry, PreflightSite } from "../../src/protocol/messages";

// A check that found nothing, and a site whose test is over, as signaling tells of them.
export const check = (change: Partial<CheckEntry> = {}): CheckEntry => ({
  check: "rtt",
  result: "pass",
  value: 24,
  unit: "ms",
  vi: "Thời gian khứ hồi 24 ms.",
  en: "Round trip 24 ms.",
  advice: null,
  ...change,
});

export const testedSite = (site: string, change: Partial<PreflightSite> = {}): PreflightSite => ({
  site,
  state: "done",
  lamp: "green",
  at: "2026-12-01T00:10:00Z",
  asked_by: null,
  sounds: false,
  retest_in_ms: null,
  checks: [check()],
  ...change,
});
