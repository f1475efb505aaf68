import { useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import { useSession } from "../office/session";
import type { SiteId } from "../protocol/messages";
import { PageLoader } from "../shell/page_loader";
import type { Preflight, TestedSite } from "../state/model";
import { isBeingTested } from "../state/queries";
import { Button } from "../ui/button";
import frame from "./console.module.css";
import { EmptyNote } from "./empty_note";
import { PreflightCard } from "./preflight_card";
import { PreflightDetail } from "./preflight_detail";
import styles from "./preflight_page.module.css";
import { PreflightSheet } from "./preflight_sheet";
import { countLamps } from "./preflight_view";
import type { Asked } from "./request_ledger";
import { useAsked } from "./use_asked";
import type { ConsoleConference } from "./use_conference";
import { usePreflight } from "./use_preflight";

// The test of every site before its conference: twelve lamps with their reasons, and each check of the one that is chosen.
export function PreflightPage({ conference }: { conference: ConsoleConference }) {
  const words = useConsoleWords().preflight;
  const { board, error, retry } = usePreflight(conference);
  if (board === null) {
    const waits = conference.model === null && error === null;
    return (
      <>
        <ProblemAlert error={error} onRetry={retry} />
        {waits ? <PageLoader /> : <EmptyNote title={words.none}>{words.noneNote}</EmptyNote>}
      </>
    );
  }
  if (board.sites.length === 0) return <EmptyNote title={words.none}>{words.noneNote}</EmptyNote>;
  return <Board conference={conference} board={board} />;
}

function Board({ conference, board }: { conference: ConsoleConference; board: Preflight }) {
  const words = useConsoleWords().preflight;
  const { may } = useSession();
  const { ledger, nameOf, inOrder } = conference;
  const asked = useAsked(ledger);
  const [sounds, setSounds] = useState(false);
  const [chosen, setChosen] = useState<SiteId | null>(null);
  const sites = inOrder(board.sites);
  const shown = sites.find(({ site }) => site === chosen) ?? worst(sites);
  const runs = ledger !== null && may("preflight.run");
  const test = (site?: SiteId) =>
    ledger?.ask({ type: "preflight.run", ...(site !== undefined && { site }), ...(sounds && { sounds }) });
  const requests = [undefined, ...sites.map(({ site }) => site)].map((site) => asked({ type: "preflight.run", site }));
  return (
    <div className={styles.page}>
      <div className={`${frame.head} ${styles.head}`}>
        <div>
          <h2>{words.title}</h2>
          <Count board={board} />
        </div>
        <Refused requests={requests} />
        <div className={frame.aside}>
          {runs && (
            <>
              <label className={styles.sounds} title={words.soundsNote}>
                <input type="checkbox" checked={sounds} onChange={({ target }) => setSounds(target.checked)} />
                {words.sounds}
              </label>
              <Button tone="go" icon="play" data-action="test-all" onClick={() => test()}>
                {words.testAll}
              </Button>
            </>
          )}
          <Button icon="printer" onClick={() => print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <div className={styles.board}>
        <ul className={styles.lamps}>
          {sites.map((site) => (
            <PreflightCard
              key={site.site}
              site={site}
              name={nameOf(site.site)}
              chosen={site === shown}
              onChoose={() => setChosen(site.site)}
              onTest={runs ? () => test(site.site) : null}
            />
          ))}
        </ul>
        {shown !== undefined && <PreflightDetail site={shown} name={nameOf(shown.site)} />}
      </div>
      <PreflightSheet conference={conference} sites={sites} />
    </div>
  );
}

function Count({ board }: { board: Preflight }) {
  const words = useConsoleWords().preflight;
  const { green, yellow, red, none } = countLamps(board.sites);
  return (
    <p role="status">
      {board.sites.some(isBeingTested) && <strong>{words.running} · </strong>}
      {words.count(String(green), String(yellow), String(red), String(none))}
    </p>
  );
}

// Why the last test was not made.
function Refused({ requests }: { requests: readonly (Asked | null)[] }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const failed = requests.find((asked) => asked?.state === "failed");
  if (failed == null) return null;
  return (
    <p className={styles.refused} role="alert">
      {words.preflight.failed}: {failed.words?.[language] ?? words.remote.lost}
    </p>
  );
}

const kGravest = ["red", "yellow", "none", "green"] as const;

function worst(sites: readonly TestedSite[]): TestedSite | undefined {
  return kGravest.flatMap((lamp) => sites.find((site) => site.lamp === lamp) ?? [])[0];
}
