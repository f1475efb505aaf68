import { kHelp } from "../i18n/help";
import { useSheetWords } from "../i18n/help/sheet_words";
import { useLanguage } from "../i18n/language";
import { BrandMark } from "../ui/brand_mark";
import { Button } from "../ui/button";
import { HelpArticle } from "./help_article";
import type { HelpRole } from "./help_role";
import { kHelpRoles } from "./help_role";
import styles from "./help_page.module.css";

// /help: the list of roles, and the sheet of one to read or print. Needs no log-in.
export function HelpPage({ role }: { role: HelpRole | null }) {
  const { text, language, toggle } = useLanguage();
  const words = useSheetWords();
  return (
    <div className={styles.page} data-ground="day" data-page="help">
      <header className={styles.header}>
        <a className={styles.brand} href="/" aria-label={words.home}>
          <BrandMark size="1.9rem" />
          <span>{text.product}</span>
        </a>
        <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </header>
      <div className={styles.body}>
        <nav className={styles.roles} aria-label={words.roles}>
          {kHelpRoles.map((other) => (
            <a key={other} href={`/help/${other}`} aria-current={other === role ? "page" : undefined}>
              {kHelp[other][language].role}
            </a>
          ))}
        </nav>
        <main>{role === null ? <Welcome /> : <Sheet role={role} />}</main>
      </div>
    </div>
  );
}

function Welcome() {
  const words = useSheetWords();
  return (
    <div className={styles.welcome}>
      <h1>{words.title}</h1>
      <p>{words.explain}</p>
    </div>
  );
}

function Sheet({ role }: { role: HelpRole }) {
  const { text, language } = useLanguage();
  const words = useSheetWords();
  return (
    <article className={styles.sheet}>
      <header className={styles.heading}>
        <BrandMark size="2.1em" />
        <div>
          <p className={styles.product}>
            {text.product} · {text.productLine}
          </p>
          <h1>{kHelp[role][language].role}</h1>
        </div>
        <div className={styles.print}>
          <Button icon="document" onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </header>
      <HelpArticle role={role} />
      <footer className={styles.footer}>
        <span>{words.operatorTelephone}</span>
        <span>{words.technicianTelephone}</span>
      </footer>
    </article>
  );
}
