import { useState } from "react";
import { useHallWords } from "../i18n/hall";
import { useLanguage } from "../i18n/language";
import type { CheckEntry } from "../protocol/messages";
import type { Model, TestedSite } from "../state/model";
import { ownTest } from "../state/queries";
import { clockOf } from "../time/calendar_words";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { PlainDialog } from "../ui/plain_dialog";
import { LampSign, ResultSign } from "./preflight_lamp";
import styles from "./preflight_dialog.module.css";

interface PreflightDialogProps {
  model: Model;
  onRun: () => boolean; // with sound; false: the line is down
  onClose: () => void;
}

// What the test before the conference found at the own site, the worst first, and the button that tests with sound.
export function PreflightDialog({ model, onRun, onClose }: PreflightDialogProps) {
  const words = useHallWords().preflight;
  const test = ownTest(model);
  return (
    <PlainDialog wide heading={words.heading} note={words.note} onClose={onClose}>
      {test !== null && <Outcome test={test} />}
      {test !== null && (
        <>
          <Checks entries={worstFirst(test.checks.filter(isTrouble))} />
          <Checks entries={test.checks.filter((entry) => !isTrouble(entry))} />
        </>
      )}
      <SoundTest model={model} onRun={onRun} />
    </PlainDialog>
  );
}

function Outcome({ test }: { test: TestedSite }) {
  const words = useHallWords().preflight;
  const { state, lamp, at, sounds, retestAt } = test;
  const busy = state === "running" ? words.running : state === "waiting" ? words.waiting : null;
  return (
    <section className={styles.outcome}>
      <LampSign lamp={lamp} />
      <div>
        <p className={styles.lamp}>{words.lamp[lamp]}</p>
        {at !== null && (
          <p className={styles.quiet}>
            {words.at(clockOf(at))}
            {sounds && ` · ${words.withSounds}`}
          </p>
        )}
        {busy !== null && (
          <p className={styles.quiet} role="status">
            {busy}
          </p>
        )}
        {busy === null && retestAt !== null && <RetestIn at={retestAt} />}
      </div>
    </section>
  );
}

function RetestIn({ at }: { at: number }) {
  const words = useHallWords().preflight;
  const now = useNow(1000);
  return <p className={styles.quiet}>{words.retest(formatCountdown(at - now))}</p>;
}

// Each trouble has the whole width; what is well stands in two columns.
function Checks({ entries }: { entries: readonly CheckEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className={entries.some(isTrouble) ? styles.troubles : styles.others}>
      {entries.map((entry, index) => (
        <Check key={entry.check ?? index} entry={entry} />
      ))}
    </ul>
  );
}

function Check({ entry }: { entry: CheckEntry }) {
  const { language } = useLanguage();
  const words = useHallWords().preflight;
  const { check, result, advice } = entry;
  return (
    <li className={styles.check} data-check={check ?? "other"}>
      <ResultSign result={result} />
      <div>
        <p className={styles.found}>{check === "browser" ? words.browser(entry[language]) : entry[language]}</p>
        {advice !== null && isTrouble(entry) && <p>{advice[language]}</p>}
      </div>
    </li>
  );
}

function SoundTest({ model, onRun }: Pick<PreflightDialogProps, "model" | "onRun">) {
  const words = useHallWords().preflight;
  const test = ownTest(model);
  const [asked, setAsked] = useState<{ since: string | null } | null>(null); // since: the last test then
  const onAir = model.microphone.state === "live" || model.microphone.holder;
  const busy = test?.state === "running";
  const waits = asked !== null && !busy && asked.since === (test?.at ?? null);
  return (
    <section className={styles.sound}>
      <Button
        icon="sound"
        data-action="preflight-sound"
        disabled={onAir || busy || model.session.phase !== "live"}
        onClick={() => setAsked(onRun() ? { since: test?.at ?? null } : null)}
      >
        {words.run}
      </Button>
      <p className={styles.quiet} role="status">
        {onAir ? words.runOnAir : waits ? words.ran : words.runNote}
      </p>
    </section>
  );
}

function isTrouble({ result }: CheckEntry): boolean {
  return result === "fail" || result === "warn";
}

function worstFirst(troubles: readonly CheckEntry[]): CheckEntry[] {
  return [...troubles].sort((a, b) => Number(b.result === "fail") - Number(a.result === "fail"));
}
