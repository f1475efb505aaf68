import { useState } from "react";
import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import { PaperShelf } from "../papers/paper_shelf";
import { PapersDialog } from "../papers/papers_dialog";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { ConductDialog } from "./conduct_dialog";
import type { ConferenceCourse } from "./conference_course";

interface ConductButtonsProps {
  course: ConferenceCourse;
  model: Model;
  follows: boolean; // its buttons would not be obeyed
  online: boolean;
  send: (message: ClientMessage) => boolean;
  onLeave: () => void;
}

// What stands at the head of the page: the conference's course, its papers, the way out.
export function ConductButtons({ course, model, follows, online, send, onLeave }: ConductButtonsProps) {
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
      {open === "conduct" && <ConductDialog course={course} model={model} online={online} send={send} onClose={() => setOpen(null)} />}
      {open === "papers" && (
        <PapersDialog
          shelf={new PaperShelf(course.api)}
          of={{ conference: course.conference }}
          title={model.conference?.title ?? ""}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
