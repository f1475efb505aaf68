import type { ConferencePart } from "../api/types";

// The page of an open conference for the part that somebody has in it. A technician sees the
// operator's desk, an observer the chair's page, both without their buttons.
export function roomOf(part: ConferencePart, conference: string): string {
  const page = part === "operator" || part === "technician" ? "desk" : part === "secretary" ? "secretary" : "chair";
  return `/${page}?conference=${encodeURIComponent(conference)}`;
}
