import type { AgendaItemEntry } from "../protocol/messages";

// What a secretary has typed and signaling does not have yet, by item of the agenda.

export interface Note {
  notes: string;
  conclusion: string;
}

export interface NoteDraft extends Note {
  sent: boolean; // as it is, and not confirmed yet
}

export type NoteDrafts = Readonly<Record<number, NoteDraft>>;

export type SaveState = "saved" | "saving" | "unsaved";

export const kNoteMax = 20_000;

// What stands in the editor: what was typed, otherwise what signaling has.
export function shownNote(drafts: NoteDrafts, item: number, known: Note): Note {
  return drafts[item] ?? known;
}

export function typed(drafts: NoteDrafts, item: number, note: Note): NoteDrafts {
  const [notes, conclusion] = [note.notes.normalize("NFC"), note.conclusion.normalize("NFC")];
  return { ...drafts, [item]: { notes, conclusion, sent: false } };
}

export function markSent(drafts: NoteDrafts, item: number): NoteDrafts {
  const draft = drafts[item];
  return draft === undefined ? drafts : { ...drafts, [item]: { ...draft, sent: true } };
}

// After signaling has told the agenda: what it has now needs no draft any more.
export function settle(drafts: NoteDrafts, items: readonly AgendaItemEntry[]): NoteDrafts {
  const open = Object.entries(drafts).filter(([item, draft]) => {
    const known = items[Number(item)];
    return known !== undefined && (known.notes !== draft.notes || known.conclusion !== draft.conclusion);
  });
  return open.length === Object.keys(drafts).length ? drafts : Object.fromEntries(open);
}

// The line was lost: whatever was on its way is sent again.
export function unsend(drafts: NoteDrafts): NoteDrafts {
  return Object.fromEntries(Object.entries(drafts).map(([item, draft]) => [item, { ...draft, sent: false }]));
}

export function saveState(drafts: NoteDrafts): SaveState {
  const all = Object.values(drafts);
  if (all.length === 0) return "saved";
  return all.every(({ sent }) => sent) ? "saving" : "unsaved";
}
