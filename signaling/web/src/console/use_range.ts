import { useState } from "react";
import type { RangeName } from "./ranges";
import type { ConsoleConference } from "./use_conference";

// The range that a page of charts shows, and where it ends: now while the conference runs, at its last second later.
export function useRange({ board, stored }: ConsoleConference) {
  const [chosen, setRange] = useState<RangeName | null>(null);
  const fallback: RangeName = board === null ? "hour" : "live";
  const range = board === null && chosen === "live" ? fallback : (chosen ?? fallback);
  const end = stored === null ? Math.floor(Date.now() / 1000) : Math.ceil(Date.parse(stored.last) / 1000);
  return { range, setRange, end };
}
