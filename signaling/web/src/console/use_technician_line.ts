import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { SiteId } from "../protocol/messages";
import type { LineState } from "./technician_line";
import { TechnicianLine } from "./technician_line";

// A line to one site that ends when the page of the site is left.
export function useLineTo(conference: string, site: SiteId): TechnicianLine {
  const line = useMemo(() => new TechnicianLine(conference, site, navigator.mediaDevices), [conference, site]);
  useEffect(() => () => line.stop(), [line]);
  return line;
}

export function useTechnicianLine(line: TechnicianLine): LineState {
  return useSyncExternalStore(line.subscribe, line.snapshot);
}
