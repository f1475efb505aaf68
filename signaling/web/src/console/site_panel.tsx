import type { ReactNode } from "react";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import type { EndpointFigures, EvidenceEntry } from "../protocol/messages";
import { Icon } from "../ui/icon";
import { endpointNotes } from "./endpoint_notes";
import type { SiteMoment } from "./moment";
import styles from "./site_panel.module.css";
import { clockSeconds, lengthText } from "./time_text";
import type { Timeline } from "./use_timeline";
import type { Finding } from "./verdict_text";
import { silenceFinding, verdictFinding } from "./verdict_text";

interface SitePanelProps {
  entry: SiteMoment | null; // null: nothing is told of the site now
  at: number | null;
  timeline: Timeline;
  picked: number | null; // unix seconds
  onPick: (at: number) => void; // unix ms
  remedy: (advice: string) => ReactNode; // what can be done at once, by the code of an advice
}

// What is wrong with a site now, why the system thinks so, what to do, and what happened.
export function SitePanel({ entry, at, timeline, picked, onPick, remedy }: SitePanelProps) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  return (
    <>
      <section className={styles.part} aria-label={words.site.verdict}>
        <h3>{words.site.verdict}</h3>
        {entry === null && <p className={styles.quiet}>{words.site.unknown}</p>}
        {entry !== null && entry.silence !== null && (
          <FindingView finding={silenceFinding(entry.silence, language)} evidence={entry.silence.evidence} at={at}>
            {remedy(entry.silence.advice.code)}
          </FindingView>
        )}
        {entry !== null && entry.verdict !== null && (
          <FindingView finding={verdictFinding(entry.verdict, language)} evidence={entry.verdict.evidence} at={at}>
            {remedy(entry.verdict.advice.code)}
          </FindingView>
        )}
      </section>
      {entry !== null && entry.endpoint !== null && <EndpointView endpoint={entry.endpoint} />}
      <section className={`${styles.part} ${styles.events}`} aria-label={words.site.events}>
        <h3>{words.site.events}</h3>
        {timeline.entries.length === 0 && <p className={styles.quiet}>{words.site.noEvents}</p>}
        <ol>
          {[...timeline.entries].reverse().map((event, index) => (
            <li key={`${event.at} ${index}`} data-cause={event.cause ?? undefined}>
              <button
                type="button"
                className={styles.event}
                aria-pressed={picked === Math.floor(event.at / 1000)}
                onClick={() => onPick(event.at)}
              >
                <time>{clockSeconds(event.at)}</time>
                <span>
                  {event.alarm && <Icon name="warning" size="0.95rem" />}
                  {event.what}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

interface FindingViewProps {
  finding: Finding;
  evidence: readonly EvidenceEntry[];
  at: number | null;
  children: ReactNode; // what can be done about it
}

function FindingView({ finding, evidence, at, children }: FindingViewProps) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const { cause, icon, words: what, advice, since } = finding;
  return (
    <div className={styles.finding} data-cause={cause}>
      <p className={styles.what}>
        <Icon name={icon} size="1.4rem" />
        <strong>{what}</strong>
      </p>
      {!Number.isNaN(since) && (
        <p className={styles.quiet}>
          {words.cause[cause]} · {words.matrix.since(clockSeconds(since), lengthText((at ?? since) - since, words.units))}
        </p>
      )}
      {advice !== "" && (
        <p className={styles.advice}>
          <b>{words.site.advice}:</b> {advice}
        </p>
      )}
      {children}
      {cause === "fine" && <p className={styles.quiet}>{words.site.noEvidence}</p>}
      {evidence.length > 0 && (
        <>
          <h4>{words.site.evidence}</h4>
          <ul className={styles.evidence}>
            {evidence.map((ground) => (
              <li key={ground.measure}>{ground[language]}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function EndpointView({ endpoint }: { endpoint: EndpointFigures }) {
  const words = useConsoleWords();
  const notes = endpointNotes(endpoint, words.note);
  return (
    <section className={styles.part} aria-label={words.site.endpoint}>
      <h3>{words.site.endpoint}</h3>
      <ul className={styles.notes}>
        {notes.length === 0 && <li className={styles.quiet}>{words.note.none}</li>}
        {notes.map(({ icon, long }) => (
          <li key={long} className={styles.note}>
            <Icon name={icon} size="1.05rem" />
            {long}
          </li>
        ))}
        {endpoint.browser !== "" && (
          <li className={styles.quiet}>
            {words.site.browser}: {endpoint.browser}
          </li>
        )}
      </ul>
    </section>
  );
}
