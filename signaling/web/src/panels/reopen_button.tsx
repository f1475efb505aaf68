import { useLanguage } from "../i18n/language";
import { Button } from "../ui/button";
import { useAsked } from "./conduct_dialog";
import type { ConferenceCourse } from "./conference_course";

// For ten minutes what was closed can be opened once more; signaling says when it is too late.
export function ReopenButton({ course, onOpen }: { course: ConferenceCourse; onOpen: () => void }) {
  const { text, language } = useLanguage();
  const { busy, problem, run } = useAsked();
  return (
    <>
      {problem !== null && <p role="alert">{problem.title[language]}</p>}
      <Button
        size="large"
        disabled={busy}
        data-action="reopen"
        onClick={() => run(() => course.setPhase("in_session").then(onOpen))}
      >
        {text.conduct.reopen}
      </Button>
    </>
  );
}
