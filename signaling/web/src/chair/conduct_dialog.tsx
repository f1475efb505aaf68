import { useState } from "react";
import type { Problem } from "../api/problem";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { PlainDialog } from "../ui/plain_dialog";
import styles from "./conduct_dialog.module.css";
import type { ConferenceDesk } from "./conference_desk";

const kExtensionsMinutes = [15, 30, 60] as const;

interface ConductDialogProps {
  desk: ConferenceDesk;
  model: Model;
  onClose: () => void;
}

// Begin, break, more time, end. Ending asks once more.
export function ConductDialog({ desk, model, onClose }: ConductDialogProps) {
  const { text, language } = useLanguage();
  const words = text.conduct;
  const [ending, setEnding] = useState(false);
  const [told, setTold] = useState("");
  const { busy, problem, run } = useAsked();
  const setPhase = (phase: "in_session" | "paused" | "closed") => run(() => desk.setPhase(phase).then(onClose));
  const extend = (minutes: number) =>
    run(async () => {
      const { expected_end, question } = await desk.extend(minutes);
      setTold(question === null ? words.extendedTo(clockOf(expected_end)) : words.extensionAsked);
    });
  return (
    <PlainDialog heading={words.heading} note={model.conference?.title} onClose={onClose}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title[language]}
        </p>
      )}
      {ending ? (
        <div className={styles.acts}>
          <p className={styles.question}>{words.closeQuestion}</p>
          <Button size="huge" tone="stop" wide disabled={busy} data-action="close-confirm" onClick={() => setPhase("closed")}>
            {words.closeConfirm}
          </Button>
          <Button size="large" wide onClick={() => setEnding(false)}>
            {words.keep}
          </Button>
        </div>
      ) : (
        <div className={styles.acts}>
          {model.phase === "in_session" ? (
            <Button size="huge" wide icon="clock" disabled={busy} data-action="pause" onClick={() => setPhase("paused")}>
              {words.pause}
            </Button>
          ) : (
            <Button size="huge" tone="go" wide disabled={busy} data-action="begin" onClick={() => setPhase("in_session")}>
              {model.phase === "paused" ? words.resume : words.start}
            </Button>
          )}
          {model.phase !== "testing" && (
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
          )}
          <Button size="large" tone="stop" wide disabled={busy} data-action="close" onClick={() => setEnding(true)}>
            {words.close}
          </Button>
        </div>
      )}
    </PlainDialog>
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
