import { useState } from "react";
import { useText } from "../i18n/language";
import { PaperShelf } from "../papers/paper_shelf";
import { PapersDialog } from "../papers/papers_dialog";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { ConductDialog } from "./conduct_dialog";
import type { ConferenceDesk } from "./conference_desk";

interface ConductButtonsProps {
  desk: ConferenceDesk;
  model: Model;
  follows: boolean; // its buttons would not be obeyed
  online: boolean;
  onLeave: () => void;
}

// What stands at the head of the chair's page: the conference's course, its papers, the way out.
export function ConductButtons({ desk, model, follows, online, onLeave }: ConductButtonsProps) {
  const text = useText();
  const [open, setOpen] = useState<"conduct" | "papers" | null>(null);
  return (
    <>
      {!follows && (
        <Button
          tone={model.phase === "in_session" ? "quiet" : "go"}
          icon="clock"
          disabled={!online}
          data-action="conduct"
          onClick={() => setOpen("conduct")}
        >
          {text.conduct.open}
        </Button>
      )}
      <Button tone="quiet" icon="document" data-action="papers" onClick={() => setOpen("papers")}>
        {text.papers.open}
      </Button>
      <Button
        tone="quiet"
        icon="chevronLeft"
        aria-label={text.conduct.leave}
        title={text.conduct.leave}
        data-action="leave"
        onClick={onLeave}
      />
      {open === "conduct" && <ConductDialog desk={desk} model={model} onClose={() => setOpen(null)} />}
      {open === "papers" && (
        <PapersDialog
          shelf={new PaperShelf(desk.api)}
          of={{ conference: desk.conference }}
          title={model.conference?.title ?? ""}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
