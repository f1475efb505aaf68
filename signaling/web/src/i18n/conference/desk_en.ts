import type { Widen } from "../dictionary";
import type { deskVi } from "./desk_vi";

export const deskEn: Widen<typeof deskVi> = {
  desk: {
    place: "Operator's desk",
    sound: "Hear the conference",
    limit: "Time of a turn",
    noLimit: "Turns without limit",
    limitOf: (minutes) => `Turns of ${minutes} min`,
    message: "Message in the picture",
    drawn: (text) => `Now shown: ${text}`,
    draw: "Show",
    takeAway: "Take the message away",
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
    saveState: { saved: "Saved", saving: "Saving", unsaved: "Not saved" },
  },
};
