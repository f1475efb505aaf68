import type { ConsoleWords } from "../i18n/console";
import type { EndpointFigures } from "../protocol/messages";
import type { IconName } from "../ui/icon";

export interface EndpointNote {
  icon: IconName;
  short: string; // in the matrix
  long: string; // at the site
}

const kClockOffS = 5; // less does no harm: time stamps are the server's

const kDevices = ["camera", "microphone", "loudspeaker"] as const;
const kIcons = { camera: "cameraOff", microphone: "microphoneOff", loudspeaker: "soundOff" } as const;

// What the technician should know of what a site's computer says of itself; nothing of what works.
export function endpointNotes(endpoint: EndpointFigures, words: ConsoleWords["note"]): readonly EndpointNote[] {
  const notes: EndpointNote[] = [];
  const { encoder_limit: limit, hidden, render_freezes: freezes, clock_offset_s: offset } = endpoint;
  for (const device of kDevices) {
    const state = endpoint[device];
    if (state === null || state === "ok") continue;
    const text = `${words.device[device]}: ${words.state[state]}`;
    notes.push({ icon: kIcons[device], short: text, long: text });
  }
  if (limit !== "none") notes.push({ icon: "computer", short: words.limits[limit], long: words[limit] });
  if (hidden) notes.push({ icon: "window", short: words.hidden, long: words.hidden });
  if (freezes > 0) notes.push({ icon: "warning", short: words.freezesShort, long: words.freezes });
  if (offset !== null && Math.abs(offset) >= kClockOffS) {
    notes.push({ icon: "clock", short: words.clockShort, long: words.clock(String(Math.round(offset))) });
  }
  return notes;
}
