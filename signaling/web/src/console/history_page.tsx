import { Link } from "wouter";
import type { HistoryConference } from "../api/history_types";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import { PageLoader } from "../shell/page_loader";
import { formatDateTime } from "../time/office_time";
import styles from "./console.module.css";
import type { ConferenceView } from "./console_route";
import { consolePath } from "./console_route";
import { EmptyNote } from "./empty_note";
import { ListHead } from "./list_head";
import { ListTable } from "./list_table";
import { lengthText } from "./time_text";
import { useStoredConferences } from "./use_conference";

// The conferences whose figures are kept, the newest first.
export function HistoryPage() {
  const words = useConsoleWords().history;
  const stored = useStoredConferences();
  const newestFirst = [...(stored.data ?? [])].sort((a, b) => Date.parse(b.last) - Date.parse(a.last));
  return (
    <>
      <ListHead title={words.title} explain={words.explain} />
      <ProblemAlert error={stored.error} onRetry={() => void stored.refetch()} />
      {stored.isPending && <PageLoader />}
      {stored.data !== undefined && newestFirst.length === 0 && <EmptyNote title={words.none} />}
      {newestFirst.length > 0 && (
        <ListTable heads={[words.conference, words.from, words.length, words.sites, words.action]}>
          {newestFirst.map((conference) => (
            <ConferenceRow key={conference.conference} conference={conference} />
          ))}
        </ListTable>
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
        <PageLink page="replay" conference={conference} title={title} words={words.history.replay} />
        <PageLink page="preflight" conference={conference} title={title} words={words.nav.preflight} />
      </td>
    </tr>
  );
}

interface PageLinkProps {
  page: ConferenceView;
  conference: string;
  title: string;
  words: string;
}

function PageLink({ page, conference, title, words }: PageLinkProps) {
  return (
    <Link href={consolePath({ page, conference, at: null })} className={styles.link ?? ""} aria-label={`${words}: ${title}`}>
      {words}
    </Link>
  );
}
