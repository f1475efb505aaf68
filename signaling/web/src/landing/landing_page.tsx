import { HelpLink } from "../help/help_link";
import { useLanguage } from "../i18n/language";
import { BrandMark } from "../ui/brand_mark";
import { Button } from "../ui/button";
import type { SeatLink } from "./seat_links";
import styles from "./landing_page.module.css";

// What stands at the bare address of a demonstration: its open seats, and the way to the log-in.
export function LandingPage({ links, onLogIn }: { links: readonly SeatLink[]; onLogIn: () => void }) {
  const { text, toggle } = useLanguage();
  return (
    <div className={styles.page} data-ground="day">
      <header className={styles.header}>
        <span className={styles.brand}>
          <BrandMark size="2.4rem" />
          <span>
            <strong>{text.product}</strong>
            <small>{text.productLine}</small>
          </span>
        </span>
        <HelpLink />
        <Button tone="plain" onClick={onLogIn}>
          {text.landing.logIn}
        </Button>
        <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </header>
      <main className={styles.main}>
        <Seats links={links} />
      </main>
    </div>
  );
}

function Seats({ links }: { links: readonly SeatLink[] }) {
  const words = useLanguage().text.landing;
  return (
    <>
      <h1 className={styles.title}>{words.demoTitle}</h1>
      <p className={styles.explain}>{words.demoExplain}</p>
      {[...new Set(links.map((link) => link.conference))].map((conference) => (
        <section key={conference} className={styles.conference}>
          <h2>{conference}</h2>
          <ul className={styles.seats}>
            {links
              .filter((link) => link.conference === conference)
              .map((link) => (
                <li key={link.url}>
                  <a className={link.role === "chair" ? `${styles.seat} ${styles.chair}` : styles.seat} href={link.url}>
                    <strong>{link.role === "chair" ? words.chairLink : link.name}</strong>
                    <small>{link.role === "chair" ? words.chairLinkNote : words.hallLink}</small>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
