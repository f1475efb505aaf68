import type { Widen } from "../dictionary";
import { deskEn } from "./desk_en";
import type { conferenceVi } from "./vi";

export const conferenceEn: Widen<typeof conferenceVi> = {
  ...deskEn,

  tabs: {
    label: "Control panels",
    queue: "Requests",
    lobby: "Lobby",
    agenda: "Agenda",
    roll: "Roll call",
    vote: "Vote",
    rules: "Layout",
    chat: "Messages",
    help: "Help",
  },

  alarm: {
    chairLost: "The chair's site has lost its connection. The conference stays as it is.",
    record: (what) => `${what} Tell the administrator.`,
  },

  chairChange: {
    takeOver: "Take over",
    acts: (name) => `Acting chair: ${name}`,
    takeBack: "Take back",
    handBack: "Hand back",
  },

  door: {
    lock: "Lock the conference",
    unlock: "Unlock the conference",
  },

  turn: {
    next: "Next",
    nextIs: (name) => `Next: ${name}`,
    gone: "Disconnected, turn kept",
    silent: "Invited, but nothing is heard",
  },

  queue: {
    order: "Order of turns",
    orders: {
      time: "By time of request",
      priority: "Priority first",
      planned: "As planned",
      unspoken: "Not yet heard first",
    },
    move: (name) => `Place of ${name}: drag, or use the arrow keys`,
    waiting: "waiting",
    clear: "Clear",
  },

  lobby: {
    heading: "Guests in the lobby",
    waiting: (count) => (count === 1 ? "1 guest waits" : `${count} guests wait`),
    none: "There is nobody in the lobby.",
    admitAll: "Admit all",
    admit: "Admit",
    admitWhom: (name) => `Admit ${name}`,
    turnAway: "Turn away",
    turnAwayWhom: (name) => `Turn ${name} away`,
    since: (time) => `Waiting since ${time}`,
    gone: "Not connected now",
    turnedAway: (time) => `Turned away at ${time}`,
  },

  content: {
    heading: "Presenting",
    shows: (name) => `${name} presents`,
    asks: (name) => `${name} asks to present`,
    grant: "Allow",
    grantTo: (name) => `Let ${name} present`,
    denyTo: (name) => `Do not let ${name} present yet`,
    end: "End",
    endOf: (name) => `End the presenting of ${name}`,
  },

  tile: {
    more: (name, state) => `${name}, ${state}. More`,
    removed: "Removed",
    absent: "Not here yet",
    silent: "Invited, nothing heard",
    silentShort: "Not heard",
    help: "Asks for help",
    content: "Presents",
    end: "End",
    readmit: (name) => `Let ${name} back in`,
    readmitShort: "Let in",
  },

  site: {
    asksHelp: (text) => (text === "" ? "Asks for help." : `Asks for help: ${text}`),
    delegate: "Speaker",
    post: "Post",
    forSite: "Press for the site",
    view: (name) => `${name} watches`,
    lecturer: "Invite to lecture",
    handOver: "Hand over chair",
    remove: "Remove from the conference",
    removeGuest: "Remove the guest for good",
    readmit: "Let back in",
  },

  lecture: {
    heading: "Lecturer's site",
    none: "Choose the lecturer's site",
    by: (name) => `${name} lectures`,
  },

  undo: {
    did: (what, name) => didEn(what, name),
    undo: (seconds) => `Undo (${seconds})`,
  },

  agenda: {
    heading: "Agenda",
    none: "This conference has no agenda.",
    current: "now",
    minutes: (count) => `${count} min`,
    papers: (count) => (count === 1 ? "1 paper" : `${count} papers`),
    first: "Go to the first item",
    next: "Next item",
  },

  roll: {
    heading: "Roll call",
    start: "Start the roll call",
    next: "Call next",
    end: "End",
    call: (name) => `Call ${name}`,
    calling: "Calling",
    callingFor: (seconds) => `Calling, ${seconds} s left`,
    markPresent: (name) => `${name} is present`,
    markAbsent: (name) => `${name} is absent`,
    counted: (present, sites) => `${present}/${sites} sites present`,
    delegates: (count, invited) => `${count}/${invited} delegates`,
    notCalled: "Not called yet",
    answered: "Answered",
    presence: { present: "Present", late: "Late", absent: "Absent", stand_in: "Stand-in" },
    state: "Presence",
    standIn: "By another",
    presenceOf: (name) => `Presence of ${name}`,
    headOf: (name) => `Head of delegation of ${name}`,
    head: "Head of delegation",
    number: "Delegates",
    numberOf: (name) => `Delegates of ${name}`,
    site: "Site",
    invited: "Invited",
  },

  vote: {
    heading: "Vote",
    question: "Question",
    open: "Open the vote",
    close: "Close the vote",
    confirm: "Confirm result",
    cancel: "Cancel vote",
    yes: "In favour",
    no: "Against",
    abstain: "Abstaining",
    entered: (entered, sites, present) => `${entered}/${sites} sites · ${present} delegates present`,
    quorumReached: (percent) => `Quorum of ${percent}% of those invited is reached`,
    quorumMissing: (percent) => `Quorum of ${percent}% of those invited is missing`,
    waiting: "waiting",
    enter: "Enter",
    change: "Change",
    enterFor: (name) => `Enter for ${name}`,
    discard: "Discard",
    none: "No votes yet.",
    results: "Former votes",
    result: (yes, no, abstain, present) => `In favour ${yes}, against ${no}, abstaining ${abstain}; present ${present}`,
    invalid: "No quorum: not valid",
  },
};

function didEn(what: string, name: string): string {
  switch (what) {
    case "floor.grant":
      return `${name} was given the floor`;
    case "floor.next":
      return "The floor went to the next";
    case "floor.revoke":
      return `The turn of ${name} was ended`;
    case "floor.deny":
      return `The request of ${name} was denied`;
    case "floor.move":
      return `The place of ${name} was changed`;
    case "floor.order":
      return "The order of turns was changed";
    case "floor.clear":
      return "The requests were cleared";
    case "mute":
      return `${name} was muted`;
    case "mute_all":
      return "The others were muted";
    case "remove":
      return `${name} was removed`;
    case "stage":
      return name === "" ? "The stage was unpinned" : `${name} was put on stage`;
    case "layout":
    case "stage.take":
      return "The layout was changed";
    case "message":
      return "The message in the picture was changed";
    default:
      return "The last act was done";
  }
}
