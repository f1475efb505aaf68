import { useEffect, useState } from "react";
import type { Problem } from "../api/problem";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { Button } from "../ui/button";
import { PlainDialog } from "../ui/plain_dialog";
import { openInTab } from "./open_in_tab";
import type { PaperShelf, PapersOf, ShelfPaper } from "./paper_shelf";
import styles from "./papers_dialog.module.css";

interface PapersDialogProps {
  shelf: PaperShelf;
  of: PapersOf;
  title: string; // of the conference
  onClose: () => void;
}

// The papers of the agenda; each opens in a tab of its own.
export function PapersDialog({ shelf, of, title, onClose }: PapersDialogProps) {
  const { text, language } = useLanguage();
  const words = text.papers;
  const [papers, setPapers] = useState<readonly ShelfPaper[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    shelf.papersOf(of).then(setPapers, (error: unknown) => setProblem(problemOf(error)));
  }, []);
  const open = (id: number) => {
    setProblem(null);
    openInTab(() => shelf.file(id)).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <PlainDialog heading={words.heading} note={title} onClose={onClose}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title[language]}
        </p>
      )}
      {papers === null && problem === null && <p role="status">{words.loading}</p>}
      {papers?.length === 0 && <p>{words.none}</p>}
      <ul className={styles.list}>
        {(papers ?? []).map(({ id, item, name }, index) => (
          <li key={id} className={styles.paper} data-paper={id}>
            <span className={styles.words}>
              <strong>{name ?? words.number(index + 1)}</strong>
              <small>{item}</small>
            </span>
            <Button icon="enlarge" aria-label={words.openPaper(name ?? words.number(index + 1))} onClick={() => open(id)}>
              {words.read}
            </Button>
          </li>
        ))}
      </ul>
    </PlainDialog>
  );
}
