import { useConsoleWords } from "../i18n/console";
import type { TestedSite } from "../state/model";
import { CheckTable } from "./check_table";
import { LampSign } from "./lamp_sign";
import styles from "./preflight_page.module.css";
import { clockSeconds } from "./time_text";

// Every check of one site, with what to do.
export function PreflightDetail({ site, name }: { site: TestedSite; name: string }) {
  const words = useConsoleWords().preflight;
  const { at, asked_by, sounds, lamp, checks } = site;
  return (
    <aside className={styles.detail} aria-label={name} tabIndex={0}>
      <div className={styles.detailHead}>
        <h3>{name}</h3>
        <LampSign lamp={lamp} words={words.lamp[lamp]} />
      </div>
      {at === null ? (
        <p className={styles.quiet}>{words.notYet}</p>
      ) : (
        <p className={styles.quiet}>
          {words.tested(clockSeconds(Date.parse(at)))}
          {sounds && `, ${words.withSounds}`}
          {asked_by !== null && `, ${words.askedBy(asked_by)}`}
        </p>
      )}
      {checks.length > 0 && <CheckTable checks={checks} label={name} />}
    </aside>
  );
}
