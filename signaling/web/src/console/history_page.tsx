import { Link } from "wouter";
import type { HistoryConference } from "../api/history_types";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import { PageLoader } from "../shell/page_loader";
import { formatDateTime } from "../time/office_time";
import styles from "./console.module.css";
import { consolePath } from "./console_route";
import { EmptyNote } from "./empty_note";
import { lengthText } from "./time_text";
import { useStoredConferences } from "./use_conference";

// The conferences whose figures are kept, the newest first.
export function HistoryPage() {
  const words = useConsoleWords().history;
  const stored = useStoredConferences();
  const newestFirst = [...(stored.data ?? [])].sort((a, b) => Date.parse(b.last) - Date.parse(a.last));
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.explain}</p>
        </div>
      </div>
      <ProblemAlert error={stored.error} onRetry={() => void stored.refetch()} />
      {stored.isPending && <PageLoader />}
      {stored.data !== undefined && newestFirst.length === 0 && <EmptyNote title={words.none} />}
      {newestFirst.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.conference}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.length}</th>
              <th scope="col">{words.sites}</th>
              <th scope="col">{words.action}</th>
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((conference) => (
              <ConferenceRow key={conference.conference} conference={conference} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function ConferenceRow({ conference: { conference, title, first, last, sites } }: { conference: HistoryConference }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">{title === "" ? conference : title}</th>
      <td>{formatDateTime(first, language)}</td>
      <td>{lengthText(Date.parse(last) - Date.parse(first), words.units)}</td>
      <td>{sites.length}</td>
      <td>
        <Link
          href={consolePath({ page: "replay", conference, at: null })}
          className={styles.link ?? ""}
          aria-label={`${words.history.replay}: ${title}`}
        >
          {words.history.replay}
        </Link>
      </td>
    </tr>
  );
}
