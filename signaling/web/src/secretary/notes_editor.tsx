import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import panel from "../panels/panel.module.css";
import type { AgendaPapers } from "../papers/agenda_papers";
import type { ClientMessage } from "../protocol/messages";
import type { Agenda } from "../state/model";
import type { Rights } from "../state/rights";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { ItemPapers } from "./item_papers";
import type { SaveState } from "./note_drafts";
import { kNoteMax } from "./note_drafts";
import styles from "./notes_editor.module.css";
import { useNotes } from "./use_notes";

interface NotesEditorProps {
  agenda: Agenda;
  rights: Rights;
  papers: AgendaPapers;
  send: (message: ClientMessage) => boolean;
}

// Notes, conclusion and papers of one agenda item, the current one unless another is chosen. They are saved by themselves.
export function NotesEditor({ agenda, rights, papers, send }: NotesEditorProps) {
  const words = useConferenceWords().secretary;
  const { state, noteOf, type } = useNotes(agenda, rights.writeNotes, send);
  const [chosen, setChosen] = useState<number | null>(null); // null: follows the conference
  const item = Math.min(chosen ?? agenda.current ?? 0, agenda.items.length - 1);
  const note = noteOf(item);
  const entry = agenda.items[item];
  if (entry === undefined) return <p className={panel.empty}>{words.noAgenda}</p>;
  return (
    <section className={styles.editor} aria-label={words.notesHeading}>
      <div className={styles.head}>
        <select
          className={panel.select}
          aria-label={words.item}
          value={item}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {agenda.items.map(({ title }, index) => (
            <option key={index} value={index}>
              {`${index + 1}. ${title}${index === agenda.current ? ` (${words.now})` : ""}`}
            </option>
          ))}
        </select>
        <ItemPapers papers={papers} item={item} entry={entry} enabled={rights.writeNotes} />
        {item !== (agenda.current ?? item) && <Button onClick={() => setChosen(null)}>{words.toCurrent}</Button>}
        <Saved state={state} />
      </div>
      <label className={styles.field}>
        {words.notes}
        <textarea
          className={panel.field}
          maxLength={kNoteMax}
          value={note.notes}
          data-note="notes"
          onChange={(event) => type(item, { notes: event.target.value, conclusion: note.conclusion })}
        />
      </label>
      <label className={`${styles.field} ${styles.conclusion}`}>
        {words.conclusion}
        <textarea
          className={panel.field}
          maxLength={kNoteMax}
          value={note.conclusion}
          data-note="conclusion"
          onChange={(event) => type(item, { notes: note.notes, conclusion: event.target.value })}
        />
      </label>
    </section>
  );
}

function Saved({ state }: { state: SaveState }) {
  const words = useConferenceWords().secretary;
  return (
    <span className={state === "unsaved" ? `${styles.state} ${styles.unsaved}` : styles.state} role="status" data-save={state}>
      <Icon name={state === "saved" ? "check" : "clock"} />
      {words.saveState[state]}
    </span>
  );
}
