import type { ConferencePart } from "../api/types";

// The page of an open conference for the part that somebody has in it. Who neither leads nor writes sees the chair's page
// without its buttons.
export function roomOf(part: ConferencePart, conference: string): string {
  const page = part === "operator" ? "desk" : part === "secretary" ? "secretary" : "chair";
  return `/${page}?conference=${encodeURIComponent(conference)}`;
}
