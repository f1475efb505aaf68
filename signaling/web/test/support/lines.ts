import type { LineFigures, SiteLine, VerdictEntry } from "../../src/protocol/messages";

// Seconds of lines as signaling tells them, filled with neutral values.

export const kFine: VerdictEntry = {
  kind: "fine",
  since: "2026-12-01T02:00:00Z",
  vi: "Bình thường",
  en: "Fine",
  evidence: [],
  advice: { code: "nothing", vi: "", en: "" },
  trunk: null,
};

export function line(change: Partial<LineFigures> = {}): LineFigures {
  return {
    packets: 300,
    lost: 0,
    reordered: 0,
    duplicates: 0,
    kbps: 900,
    loss: 0,
    loss_runs: [0, 0, 0, 0, 0],
    jitter_ms: 3,
    rtt_ms: null,
    delay_trend_ms: null,
    ...change,
  };
}

export function siteLine(site: string, change: Partial<SiteLine> = {}): SiteLine {
  return { site, connected: true, figures: null, verdict: kFine, silence: null, ...change };
}
