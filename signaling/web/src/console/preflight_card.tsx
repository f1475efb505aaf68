import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import type { TestedSite } from "../state/model";
import { isBeingTested } from "../state/queries";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { LampSign } from "./lamp_sign";
import styles from "./preflight_page.module.css";
import { troublesOf } from "./preflight_view";
import { clockSeconds, lengthText } from "./time_text";

const kReasons = 2; // a card has room for

interface PreflightCardProps {
  site: TestedSite;
  name: string;
  chosen: boolean; // its checks stand beside
  onChoose: () => void;
  onTest: (() => void) | null; // null: this person may not, or the conference is over
}

// One site's lamp with the reasons for it.
export function PreflightCard({ site, name, chosen, onChoose, onTest }: PreflightCardProps) {
  const words = useConsoleWords().preflight;
  const { lamp, state } = site;
  const busy = isBeingTested(site);
  return (
    <li className={styles.card} data-site={site.site} data-lamp-of={lamp} data-chosen={chosen}>
      <button type="button" className={styles.name} aria-pressed={chosen} onClick={onChoose}>
        <strong>{name}</strong>
        <LampSign lamp={lamp} words={busy ? words.state[state] : words.lamp[lamp]} />
      </button>
      <Reasons site={site} />
      <div className={styles.foot}>
        <When site={site} />
        {onTest !== null && (
          <Button disabled={busy} aria-label={words.testSite(name)} onClick={onTest}>
            {site.at === null ? words.testNow : words.testAgain}
          </Button>
        )}
      </div>
    </li>
  );
}

function Reasons({ site }: { site: TestedSite }) {
  const words = useConsoleWords().preflight;
  const { language } = useLanguage();
  const troubles = troublesOf(site);
  if (site.at === null) return <p className={styles.quiet}>{words.notYet}</p>;
  if (troubles.length === 0) return <p className={styles.quiet}>{words.allGood}</p>;
  return (
    <ul className={styles.reasons}>
      {troubles.slice(0, kReasons).map((check, index) => (
        <li key={index} title={check[language]}>
          {check[language]}
        </li>
      ))}
      {troubles.length > kReasons && <li className={styles.quiet}>{words.more(String(troubles.length - kReasons))}</li>}
    </ul>
  );
}

function When({ site: { at, sounds, retestAt } }: { site: TestedSite }) {
  const words = useConsoleWords().preflight;
  return (
    <span className={styles.when}>
      {at !== null && (
        <time dateTime={at}>
          {clockSeconds(Date.parse(at))}
          {sounds && ` (${words.withSounds})`}
        </time>
      )}
      {retestAt !== null && <Countdown to={retestAt} />}
    </span>
  );
}

function Countdown({ to }: { to: number }) {
  const words = useConsoleWords();
  const now = useNow(1000);
  return <span>{words.preflight.again(lengthText(Math.max(0, to - now), words.units))}</span>;
}
