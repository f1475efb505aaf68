import type { Widen } from "../dictionary";
import type { deskVi } from "./desk_vi";

export const deskEn: Widen<typeof deskVi> = {
  desk: {
    place: "Operator's desk",
    sound: "Hear the conference",
    turns: (seconds) => (seconds === null ? "Turns without limit" : `Turns of ${spanEn(seconds)}`),
    message: "Message in the picture",
    drawn: (text) => `Now shown: ${text}`,
    draw: "Show",
    takeAway: "Take the message away",
  },

  floorRules: {
    heading: "Rules of the floor",
    seconds: "Time of a turn",
    warning: "Warning before the end",
    grace: "Added after the end",
    holders: "Sites speaking at once",
    note: "For the turns that are to come. When the time and what is added are over, the microphone closes by itself.",
    choice: (rule, value) => choiceEn(rule, value),
  },

  stage: {
    heading: "Stage desk",
    none: "There are no viewers to direct for.",
    group: "Viewers",
    groups: { halls: "Halls", chair: "Chair's monitor", recorder: "Recording" },
    layout: "Layout to prepare",
    preview: "Preview",
    live: "On air",
    waiting: "Waiting for the picture",
    frozen: "Picture stands still",
    take: "Take",
    place: (place, name) => `Place ${place}: ${name}`,
    placeHeading: (place) => `Choose for place ${place}`,
    chooseFor: (place) => `Place ${place}: touch a site, or choose`,
    putInPlace: (name, place) => `Put ${name} into place ${place}`,
    byRule: "By layout",
    content: "Content",
    empty: "Leave empty",
    leaveAsIs: "Leave this place as it is",
  },

  attention: {
    heading: "Needs attention",
    none: "All sites are well.",
    help: "Asks for help",
    lost: "Connection lost",
    silent: "Invited, but nothing is heard",
    removed: "Removed, waits",
    absent: "Not here yet",
    answer: "Seen",
    readmit: "Let back in",
  },

  secretary: {
    place: "Secretary",
    notesHeading: "Notes and conclusions",
    noAgenda: "This conference has no agenda, so there is no item to write on.",
    noItem: "No item of the agenda yet",
    item: "Item of the agenda",
    now: "now",
    toCurrent: "To the current item",
    notes: "Notes",
    conclusion: "Conclusion",
    noPapers: "This item has no papers yet.",
    takePaperOff: "Take it off the agenda",
    keepPaper: "Keep it",
    saveState: { saved: "Saved", saving: "Saving", unsaved: "Not saved" },
  },
};

function choiceEn(rule: string, value: number | null): string {
  if (rule === "holders") return value === 1 ? "1 site" : `${value} sites`;
  if (value === null) return "No limit";
  if (value > 0) return spanEn(value);
  return rule === "warning" ? "None" : "Nothing";
}

function spanEn(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
