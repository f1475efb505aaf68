import type { Widen } from "../dictionary";
import type { guestVi } from "./vi";

export const guestEn: Widen<typeof guestVi> = {
  place: "Guest",
  heading: "Take part in a conference",
  invited: "You are invited to",
  chairedFrom: (site) => `Chaired from ${site}`,
  starts: (time) => `Starts at ${time}`,
  opensAt: (time) => `The conference is not open yet. The lobby opens at ${time}.`,
  over: "The conference is over.",
  byItself: "Leave this page open: it goes to the lobby by itself in time.",

  name: "Full name",
  unit: "Unit",
  come: "To the lobby",
  comeNote: "Name and unit stand in the picture when you speak. The microphone is off until you are invited.",
  devices: "Your camera and microphone",

  connecting: "Connecting…",
  lobby: "Lobby",
  waiting: "Lobby: waiting to be let in",
  waitingNote: "Those who lead the conference were told. The page enters by itself when you are let in.",
  turnedAway: "You were not let in",
  turnedAwayNote: "Not now. You may still be let in later, or ask again.",
  askAgainIn: (time) => `Ask again in ${time}`,
  askAgain: "Ask again",

  removed: "You were removed from the conference",
  removedCause: "This link does not let you in again. If that was a mistake, ring the operator.",
  badLink: "This link is not in use",
  badLinkCause: "It is not complete, or a new one has replaced it. Ask the operator for the new link.",
};
