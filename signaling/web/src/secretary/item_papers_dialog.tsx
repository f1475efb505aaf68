import { useRef, useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import { useLanguage } from "../i18n/language";
import { useAsked } from "../panels/conduct_dialog";
import type { AgendaPapers, AgendaPlace } from "../papers/agenda_papers";
import { openInTab } from "../papers/open_in_tab";
import { kAcceptedPapers } from "../papers/paper_rules";
import list from "../papers/papers_dialog.module.css";
import type { Uploads } from "../papers/use_uploads";
import type { AgendaItemEntry } from "../protocol/messages";
import { Button } from "../ui/button";
import { PlainDialog } from "../ui/plain_dialog";
import styles from "./item_papers_dialog.module.css";

interface ItemPapersDialogProps {
  papers: AgendaPapers;
  place: AgendaPlace;
  known: AgendaItemEntry["papers"];
  uploads: Uploads;
  enabled: boolean;
  onClose: () => void;
}

// Opens, attaches and takes off the papers of one agenda item. Taking one off wants a second press.
export function ItemPapersDialog({ papers, place, known, uploads, enabled, onClose }: ItemPapersDialogProps) {
  const { text, language } = useLanguage();
  const words = text.papers;
  const { noPapers } = useConferenceWords().secretary;
  const { busy, problem, run } = useAsked();
  const [leaving, setLeaving] = useState<number | null>(null);
  const refusal = problem === null ? [] : [`${problem.title[language]} ${problem.detail[language]}`];
  const takeOff = (id: number) => {
    setLeaving(null);
    run(() => papers.takeOff(place, id));
  };
  return (
    <PlainDialog heading={words.open} note={place.title} onClose={onClose}>
      {[...uploads.faults, ...refusal].map((fault) => (
        <p key={fault} className={list.problem} role="alert">
          {fault}
        </p>
      ))}
      {known.length === 0 && <p>{noPapers}</p>}
      <ul className={list.list}>
        {known.map(({ id, name }) => (
          <li key={id} className={list.paper} data-paper={id}>
            <span className={list.words}>
              <strong>{name}</strong>
            </span>
            <PaperActs
              name={name}
              leaving={leaving === id}
              enabled={enabled && !busy}
              onOpen={() => run(() => openInTab(() => papers.file(id)))}
              onLeave={(now) => setLeaving(now ? id : null)}
              onTakeOff={() => takeOff(id)}
            />
          </li>
        ))}
      </ul>
      <Attach uploads={uploads} enabled={enabled} />
    </PlainDialog>
  );
}

interface PaperActsProps {
  name: string;
  leaving: boolean; // waits for the second press
  enabled: boolean;
  onOpen: () => void;
  onLeave: (now: boolean) => void;
  onTakeOff: () => void;
}

function PaperActs({ name, leaving, enabled, onOpen, onLeave, onTakeOff }: PaperActsProps) {
  const words = useLanguage().text.papers;
  const own = useConferenceWords().secretary;
  if (leaving) {
    return (
      <span className={styles.acts}>
        <Button onClick={() => onLeave(false)}>{own.keepPaper}</Button>
        <Button tone="stop" disabled={!enabled} data-action="paper-take-off" onClick={onTakeOff}>
          {own.takePaperOff}
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.acts}>
      <Button icon="enlarge" aria-label={words.openPaper(name)} onClick={onOpen}>
        {words.read}
      </Button>
      <Button
        icon="cross"
        disabled={!enabled}
        aria-label={words.remove(name)}
        data-action="paper-leave"
        onClick={() => onLeave(true)}
      />
    </span>
  );
}

function Attach({ uploads: { progress, send, stop }, enabled }: { uploads: Uploads; enabled: boolean }) {
  const words = useLanguage().text.papers;
  const chooser = useRef<HTMLInputElement>(null);
  if (progress !== null) {
    const percent = Math.round(progress.part * 100);
    return (
      <div className={styles.attach}>
        <span role="status">{words.uploading(progress.name, percent)}</span>
        <Button onClick={stop}>{words.stopUpload}</Button>
      </div>
    );
  }
  return (
    <div className={styles.attach}>
      <input
        ref={chooser}
        hidden
        type="file"
        multiple
        accept={kAcceptedPapers}
        data-field="papers"
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          event.target.value = ""; // the same file may be chosen again
        }}
      />
      <Button icon="plus" disabled={!enabled} data-action="paper-attach" onClick={() => chooser.current?.click()}>
        {words.attach}
      </Button>
      <small>{words.rules}</small>
    </div>
  );
}
