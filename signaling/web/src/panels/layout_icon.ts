import type { IconName } from "../ui/icon";

const kIcons: Readonly<Record<string, IconName>> = {
  grid: "layoutGrid",
  stage: "layoutStage",
  pair: "layoutPair",
  chair_speaker: "layoutChairSpeaker",
  content_speaker: "layoutContent",
  full: "layoutFull",
};

// The sign of a layout; of one this page does not know, a plain picture.
export function layoutIcon(layout: string): IconName {
  return kIcons[layout] ?? "layoutFull";
}
