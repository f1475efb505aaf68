import type { Role } from "../protocol/messages";

// What a page offers to whoever sits at it. Signaling decides; this only spares them buttons it would not obey.
export interface Rights {
  conduct: boolean; // floor, microphones, stage, layout, who is in
  advance: boolean; // the agenda
  callRoll: boolean;
  openVote: boolean;
  enterVote: boolean; // for a hall
  confirmVote: boolean;
  writeNotes: boolean;
  admit: boolean; // guests
  direct: boolean; // prepare the picture, write into it, act for a site
  answerHelp: boolean;
  chat: boolean;
}

const kNone: Rights = {
  conduct: false,
  advance: false,
  callRoll: false,
  openVote: false,
  enterVote: false,
  confirmVote: false,
  writeNotes: false,
  admit: false,
  direct: false,
  answerHelp: false,
  chat: false,
};

const kChair: Rights = {
  ...kNone,
  conduct: true,
  admit: true,
  advance: true,
  callRoll: true,
  openVote: true,
  confirmVote: true,
  chat: true,
};

const kByRole: Readonly<Record<Role, Rights>> = {
  site: { ...kNone, chat: true },
  chair: kChair,
  deputy: kChair,
  secretary: { ...kNone, admit: true, advance: true, callRoll: true, openVote: true, enterVote: true, writeNotes: true, chat: true },
  operator: { ...kChair, enterVote: true, writeNotes: true, direct: true, answerHelp: true },
  technician: { ...kNone, answerHelp: true, chat: true },
  observer: kNone,
};

// None before the page has joined, and none while it cannot be obeyed.
export function rightsOf(role: Role | null): Rights {
  return role === null ? kNone : kByRole[role];
}
