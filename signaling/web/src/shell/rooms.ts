import type { ConferencePart } from "../api/types";

const kPages: Readonly<Record<ConferencePart, string>> = {
  chair: "chair",
  deputy: "chair",
  secretary: "secretary",
  operator: "desk",
  technician: "desk", // with few of its buttons
  observer: "watch",
};

// Where who may read figures follows a conference's lines.
export function consoleOf(conference: string): string {
  return `/console/${encodeURIComponent(conference)}`;
}

// The page of an open conference for the part that somebody has in it.
export function roomOf(part: ConferencePart, conference: string): string {
  return `/${kPages[part]}?conference=${encodeURIComponent(conference)}`;
}
