import { useState } from "react";
import type { Problem } from "../api/problem";
import { problemOf } from "../api/problem";
import { useConferenceWords } from "../i18n/conference";
import { useLanguage } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { HoldButton } from "../ui/hold_button";
import { PlainDialog } from "../ui/plain_dialog";
import type { ConferenceCourse } from "./conference_course";
import styles from "./conduct_dialog.module.css";

const kExtensionsMinutes = [15, 30, 60] as const;
const kBreaksMinutes = [10, 15, 30] as const;

interface ConductDialogProps {
  course: ConferenceCourse;
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
  onClose: () => void;
}

// Begin, break, more time, the door, end. Ending wants a button held.
export function ConductDialog({ course, model, online, send, onClose }: ConductDialogProps) {
  const { text, language } = useLanguage();
  const words = text.conduct;
  const door = useConferenceWords().door;
  const { busy, problem, run } = useAsked();
  const done = (request: Promise<void>) => request.then(onClose);
  return (
    <PlainDialog heading={words.heading} note={model.conference?.title} onClose={onClose}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title[language]}
        </p>
      )}
      <div className={styles.acts}>
        {model.phase === "in_session" ? (
          <Break busy={busy} onBreak={(minutes) => run(() => done(course.pause(minutes)))} />
        ) : (
          <Button
            size="huge"
            tone="go"
            wide
            disabled={busy}
            data-action="begin"
            onClick={() => run(() => done(course.setPhase("in_session")))}
          >
            {model.phase === "paused" ? words.resume : words.start}
          </Button>
        )}
        {model.phase !== "testing" && <MoreTime course={course} busy={busy} run={run} />}
        <Button
          size="large"
          wide
          icon="door"
          disabled={!online}
          aria-pressed={model.locked}
          data-action="lock"
          onClick={() => send({ type: "lock", locked: !model.locked })}
        >
          {model.locked ? door.unlock : door.lock}
        </Button>
        <HoldButton disabled={busy} action="close" onHeld={() => run(() => done(course.setPhase("closed")))}>
          {words.close}
        </HoldButton>
        <p className={styles.note}>{words.closeNote}</p>
      </div>
    </PlainDialog>
  );
}

function Break({ busy, onBreak }: { busy: boolean; onBreak: (minutes: number | null) => void }) {
  const words = useLanguage().text.conduct;
  return (
    <section className={styles.more} aria-label={words.pause}>
      <p>{words.pause}</p>
      <div className={styles.row}>
        {kBreaksMinutes.map((minutes) => (
          <Button key={minutes} size="large" wide disabled={busy} data-break={minutes} onClick={() => onBreak(minutes)}>
            {words.pauseFor(minutes)}
          </Button>
        ))}
        <Button size="large" wide disabled={busy} data-action="pause" onClick={() => onBreak(null)}>
          {words.pauseOpen}
        </Button>
      </div>
    </section>
  );
}

interface MoreTimeProps {
  course: ConferenceCourse;
  busy: boolean;
  run: (request: () => Promise<void>) => void;
}

function MoreTime({ course, busy, run }: MoreTimeProps) {
  const words = useLanguage().text.conduct;
  const [told, setTold] = useState("");
  const extend = (minutes: number) =>
    run(async () => {
      const { expected_end, question } = await course.extend(minutes);
      setTold(question === null ? words.extendedTo(clockOf(expected_end)) : words.extensionAsked);
    });
  return (
    <section className={styles.more} aria-label={words.extend}>
      <p role="status">{told === "" ? words.extend : told}</p>
      <div className={styles.row}>
        {kExtensionsMinutes.map((minutes) => (
          <Button key={minutes} wide disabled={busy} data-extend={minutes} onClick={() => extend(minutes)}>
            {words.extendBy(minutes)}
          </Button>
        ))}
      </div>
    </section>
  );
}

// One request at a time, and why the last one was refused.
export function useAsked() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = (request: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    request().then(
      () => setBusy(false),
      (error: unknown) => {
        setBusy(false);
        setProblem(problemOf(error));
      },
    );
  };
  return { busy, problem, run };
}
