import { useHallWords } from "../i18n/hall";
import { SeatDialog } from "../seat/seat_dialog";
import type { Agenda } from "../state/model";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./content_dialog.module.css";
import type { PaperRef } from "./presenter";

interface ContentDialogProps {
  agenda: Agenda | null;
  canShare: boolean; // this browser can share a window
  canRead: boolean; // the papers can be loaded
  onScreen: () => void;
  onPaper: (paper: PaperRef) => void;
  onClose: () => void;
}

// The choice of what to present: a window of this computer, or a paper of the agenda.
export function ContentDialog({ agenda, canShare, canRead, onScreen, onPaper, onClose }: ContentDialogProps) {
  const words = useHallWords().content;
  const items = (agenda?.items ?? []).filter(({ papers }) => canRead && papers.length > 0);
  const choose = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <SeatDialog heading={words.heading} note={words.note} name="content" onClose={onClose}>
      {canShare && (
        <Button size="large" icon="present" data-action="share-screen" onClick={choose(onScreen)}>
          {words.screen}
        </Button>
      )}
      {canRead && (
        <section aria-label={words.papers}>
          <h3 className={styles.heading}>{words.papers}</h3>
          {items.length === 0 && <p className={styles.quiet}>{words.noPapers}</p>}
          {items.map((item, index) => (
            <div key={index} className={styles.item}>
              <p className={styles.quiet}>{item.title}</p>
              {item.papers.map((paper) => (
                <button
                  key={paper.id}
                  type="button"
                  className={styles.paper}
                  aria-label={words.show(paper.name)}
                  data-present={paper.id}
                  onClick={choose(() => onPaper(paper))}
                >
                  <Icon name="document" />
                  <span>{paper.name}</span>
                </button>
              ))}
            </div>
          ))}
        </section>
      )}
    </SeatDialog>
  );
}
