import { useState } from "react";
import { useText } from "../i18n/language";
import type { AgendaPapers, AgendaPlace } from "../papers/agenda_papers";
import { useUploads } from "../papers/use_uploads";
import type { AgendaItemEntry } from "../protocol/messages";
import { Button } from "../ui/button";
import { ItemPapersDialog } from "./item_papers_dialog";

interface ItemPapersProps {
  papers: AgendaPapers;
  item: number;
  entry: AgendaItemEntry;
  enabled: boolean;
}

// The papers of one agenda item, behind a button. What is being sent goes on while the dialog is closed, and to the item
// that it was chosen for.
export function ItemPapers({ papers, item, entry, enabled }: ItemPapersProps) {
  const words = useText().papers;
  const [open, setOpen] = useState(false);
  const place: AgendaPlace = { item, title: entry.title };
  const uploads = useUploads((file, name, tell, signal) => papers.attach(place, file, name, tell, signal));
  const sending = uploads.progress === null ? "" : ` ${Math.round(uploads.progress.part * 100)}%`;
  return (
    <>
      <Button icon="document" data-action="item-papers" onClick={() => setOpen(true)}>
        {`${words.open} (${entry.papers.length})${sending}`}
      </Button>
      {open && (
        <ItemPapersDialog
          papers={papers}
          place={place}
          known={entry.papers}
          uploads={uploads}
          enabled={enabled}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
