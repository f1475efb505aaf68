import { useEffect, useState } from "react";
import { ApiError, problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { clockOf, dayOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import type { TabletAccess, TabletConference } from "./tablet_access";
import { openConferences } from "./tablet_access";
import styles from "./tablet_conferences.module.css";

const kRefreshMs = 4000;

interface TabletConferencesProps {
  access: TabletAccess;
  onEnter: (conference: string) => void;
  onLocked: () => void; // the PIN is due again, or the tablet was revoked
}

// What the hall is invited to, next first; a large button for each that can be entered.
export function TabletConferences({ access, onEnter, onLocked }: TabletConferencesProps) {
  const { text, language, toggle } = useLanguage();
  const words = text.tablet;
  const { conferences, failure } = useConferences(access, onLocked);
  const open = openConferences(conferences ?? [], access.site());
  return (
    <main className={styles.page} data-ground="day" data-page="tablet_conferences">
      <header className={styles.head}>
        <h1 className={styles.title}>{access.siteName()}</h1>
        <Button tone="plain" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </header>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {problemOf(failure).title[language]}
        </p>
      )}
      {conferences?.length === 0 && <p className={styles.quiet}>{words.noConference}</p>}
      <ul className={styles.list}>
        {(conferences ?? []).map((entry) => (
          <li key={entry.conference} className={styles.entry}>
            <div>
              <h2 className={styles.name}>{entry.title}</h2>
              <p className={styles.quiet}>
                {`${clockOf(entry.start)} · ${dayOf(entry.start, new Date(), language, text.standby)}`}
                {entry.chair_site !== access.site() && ` · ${words.chairedElsewhere}`}
                {entry.phase !== "scheduled" && entry.phase !== "closed" && ` · ${text.phase[entry.phase]}`}
              </p>
            </div>
            {open.includes(entry) && (
              <Button tone="go" size="large" onClick={() => onEnter(entry.conference)}>
                {words.enter}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}

function useConferences(access: TabletAccess, onLocked: () => void) {
  const [conferences, setConferences] = useState<readonly TabletConference[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let here = true;
    const read = () =>
      access.conferences().then(
        (now) => {
          if (!here) return;
          setConferences(now);
          setFailure(null);
        },
        (error: unknown) => {
          if (!here) return;
          setFailure(error);
          if (error instanceof ApiError && [401, 403].includes(error.problem.status)) onLocked();
        },
      );
    void read();
    const timer = setInterval(() => void read(), kRefreshMs);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [access, onLocked]);
  return { conferences, failure };
}
