import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { useSession } from "../office/session";
import type { TestedSite } from "../state/model";
import { LampSign } from "./lamp_sign";
import styles from "./preflight_sheet.module.css";
import type { CheckRow } from "./preflight_view";
import { advicesOf, directionOf, lampOf, rowsOf, troublesOf, valueText, worstOf } from "./preflight_view";
import { dateSeconds } from "./time_text";
import type { ConsoleConference } from "./use_conference";

interface PreflightSheetProps {
  conference: ConsoleConference;
  sites: readonly TestedSite[];
}

// The board on paper: it is not seen on the screen.
export function PreflightSheet({ conference: { title, nameOf }, sites }: PreflightSheetProps) {
  const words = useConsoleWords().preflight;
  const { user } = useSession();
  return (
    <article className={styles.sheet} data-preflight-sheet>
      <header>
        <h2>{words.title}</h2>
        <p>{words.made(dateSeconds(Date.now()), user.name)}</p>
      </header>
      <p>{title}</p>
      {sites.map((site) => (
        <SiteBlock key={site.site} site={site} name={nameOf(site.site)} />
      ))}
    </article>
  );
}

// One site in a few lines: its lamp, all that was measured, what was found wrong and what to do.
export function SiteBlock({ site, name }: { site: TestedSite; name?: string }) {
  const words = useConsoleWords().preflight;
  const { language } = useLanguage();
  const { at, asked_by, sounds, lamp, checks } = site;
  const Title = name === undefined ? "p" : "h3";
  return (
    <section className={styles.site} data-site={site.site}>
      <Title className={styles.title}>
        {name}
        <LampSign lamp={lamp} words={words.lamp[lamp]} small />
        {at !== null && (
          <small>
            {dateSeconds(Date.parse(at))}
            {sounds && `, ${words.withSounds}`}
            {asked_by !== null && `, ${words.askedBy(asked_by)}`}
          </small>
        )}
      </Title>
      <p>{at === null ? words.notYet : rowsOf(checks).map((row) => <Measured key={row.name} row={row} />)}</p>
      {troublesOf(site).map((check, index) => (
        <p key={index}>
          {words.result[check.result]}: {check[language]}
        </p>
      ))}
      {advicesOf(checks).map((advice) => (
        <p key={advice.vi} className={styles.advice}>
          {words.advice}: {advice[language]}
        </p>
      ))}
    </section>
  );
}

// "Mất gói ↑ 0,1 % ↓ 0,0 %: Đạt"
function Measured({ row: { name, checks } }: { row: CheckRow }) {
  const words = useConsoleWords().preflight;
  const { language } = useLanguage();
  const result = worstOf(checks);
  const values = checks
    .filter(({ value }) => value !== null)
    .map((check) => {
      const direction = directionOf(check.check);
      return `${direction === null ? "" : direction === "up" ? "↑ " : "↓ "}${valueText(check, language)}`;
    });
  return (
    <span className={styles.measured} data-lamp-of={lampOf(result)}>
      {words.row[name]}
      {values.length > 0 && ` ${values.join(" ")}`}: {words.result[result]}
    </span>
  );
}
