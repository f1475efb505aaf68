import { useEffect, useState } from "react";
import type { ClientMessage } from "../protocol/messages";
import type { Agenda } from "../state/model";
import type { Note, NoteDrafts } from "./note_drafts";
import { markSent, saveState, settle, shownNote, typed, unsend } from "./note_drafts";

const kSaveAfterMs = 800; // without a key
const kConfirmedWithinMs = 5000; // otherwise it is sent again

// Saves notes by themselves: a moment after the last key, and again after a lost line.
export function useNotes(agenda: Agenda, enabled: boolean, send: (message: ClientMessage) => boolean) {
  const [drafts, setDrafts] = useState<NoteDrafts>({});
  useEffect(() => setDrafts((former) => settle(former, agenda.items)), [agenda]);
  useEffect(() => {
    if (!enabled) setDrafts(unsend);
  }, [enabled]);
  useEffect(() => {
    if (!enabled) return;
    const timer = setTimeout(() => setDrafts((former) => sendAll(former, send)), kSaveAfterMs);
    return () => clearTimeout(timer);
  }, [drafts, enabled]);
  const state = saveState(drafts);
  useEffect(() => {
    if (state !== "saving") return;
    const timer = setTimeout(() => setDrafts(unsend), kConfirmedWithinMs);
    return () => clearTimeout(timer);
  }, [state]);
  useWarning(state !== "saved");
  return {
    state,
    noteOf: (item: number): Note => shownNote(drafts, item, agenda.items[item] ?? { notes: "", conclusion: "" }),
    type: (item: number, note: Note) => setDrafts((former) => typed(former, item, note)),
  };
}

function sendAll(drafts: NoteDrafts, send: (message: ClientMessage) => boolean): NoteDrafts {
  let now = drafts;
  for (const [item, { notes, conclusion, sent }] of Object.entries(drafts)) {
    if (!sent && send({ type: "note", item: Number(item), notes, conclusion })) now = markSent(now, Number(item));
  }
  return now;
}

// The browser asks before a page with unsaved notes is closed.
function useWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
