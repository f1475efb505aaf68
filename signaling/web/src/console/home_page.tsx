import { Link } from "wouter";
import type { OpenConference } from "../api/types";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import { PageLoader } from "../shell/page_loader";
import { formatDateTime } from "../time/office_time";
import { Icon } from "../ui/icon";
import styles from "./console.module.css";
import { consolePath } from "./console_route";
import { EmptyNote } from "./empty_note";
import cards from "./home_page.module.css";
import { ListHead } from "./list_head";
import { isEnterable } from "./use_open_conferences";

// The conferences whose lines can be watched now.
export function HomePage({ open, error }: { open: readonly OpenConference[] | undefined; error: unknown }) {
  const words = useConsoleWords().home;
  const running = open?.filter(isEnterable);
  return (
    <>
      <ListHead title={words.title} explain={words.explain} />
      <ProblemAlert error={error} />
      {running === undefined && error === null && <PageLoader />}
      {running?.length === 0 && <EmptyNote title={words.none}>{words.noneNote}</EmptyNote>}
      <ul className={cards.cards}>
        {running?.map((conference) => (
          <ConferenceCard key={conference.conference} conference={conference} />
        ))}
      </ul>
    </>
  );
}

function ConferenceCard({ conference }: { conference: OpenConference }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const connected = conference.sites.filter(({ state }) => state === "connected").length;
  return (
    <li className={cards.card}>
      <div>
        <h2>{conference.title}</h2>
        <p>
          <span className={styles.phase}>{words.phase[conference.phase]}</span> {formatDateTime(conference.start, language)} ·{" "}
          {words.home.sites(String(connected), String(conference.sites.length))}
        </p>
      </div>
      <Link href={consolePath({ page: "matrix", conference: conference.conference, at: null })} className={cards.open ?? ""}>
        <Icon name="layoutGrid" />
        {words.home.open}
      </Link>
    </li>
  );
}
