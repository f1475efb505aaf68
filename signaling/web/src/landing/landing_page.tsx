import { useEffect, useState } from "react";
import { useLanguage } from "../i18n/language";
import { BrandMark } from "../ui/brand_mark";
import { Button } from "../ui/button";
import type { SeatLink } from "./seat_links";
import { fetchSeatLinks } from "./seat_links";
import styles from "./landing_page.module.css";

// What stands at the bare address: the seats of a demonstration, or a word that a link is needed.
export function LandingPage() {
  const { text, toggle } = useLanguage();
  const [links, setLinks] = useState<readonly SeatLink[]>([]);
  useEffect(() => void fetchSeatLinks().then(setLinks), []);
  const words = text.landing;
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
        <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </header>
      <main className={styles.main}>
        {links.length === 0 ? <NeedLink /> : <Seats links={links} />}
        <p className={styles.help}>{words.help}</p>
      </main>
    </div>
  );
}

function NeedLink() {
  const words = useLanguage().text.landing;
  return (
    <>
      <h1 className={styles.title}>{words.needLink}</h1>
      <p className={styles.explain}>{words.explain}</p>
      <p className={styles.explain}>{words.form}</p>
      <dl className={styles.forms}>
        <div>
          <dt>{words.hallLink}</dt>
          <dd>
            <code>{location.origin}/hall?token=…</code>
            <small>{words.hallLinkNote}</small>
          </dd>
        </div>
        <div>
          <dt>{words.chairLink}</dt>
          <dd>
            <code>{location.origin}/chair?token=…</code>
            <small>{words.chairLinkNote}</small>
          </dd>
        </div>
      </dl>
    </>
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
