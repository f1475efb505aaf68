import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { HelpLink } from "../help/help_link";
import type { HelpRole } from "../help/help_role";
import { useLanguage } from "../i18n/language";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { BrandMark } from "./brand_mark";
import { Button } from "./button";
import { ClockDigits } from "./clock_digits";
import { connectionState } from "./connection_state";
import { Icon } from "./icon";
import { PhaseBadge } from "./phase_badge";
import styles from "./top_bar.module.css";

interface TopBarProps {
  model: Model;
  media: boolean;
  place: string; // where the page stands: the site, or the chair
  alarm?: string | null; // stands in the place of the titles as long as it lasts
  instead?: ReactNode; // stands in the place of the titles for a moment
  clock?: boolean; // false: the page has a larger one
  help?: HelpRole; // whose sheet of /help is linked
  children?: ReactNode; // buttons of the page
}

// Conference, place, time of day, state of the line, language: the same on every page.
export function TopBar(props: TopBarProps) {
  const { model, media, place, alarm = null, instead = null, clock = true, help, children } = props;
  const { text, toggle } = useLanguage();
  const { tone, words } = connectionState(model, media, text);
  return (
    <header className={alarm === null ? styles.bar : `${styles.bar} ${styles.alarmed}`}>
      <span className={styles.brand}>
        <BrandMark />
        <span className={styles.product}>{text.product}</span>
      </span>
      {alarm === null && instead !== null && <div className={styles.instead}>{instead}</div>}
      {alarm === null && instead === null && (
        <div className={styles.titles}>
          <h1 className={styles.conference}>{model.conference?.title ?? text.productLine}</h1>
          <p className={styles.place}>{place}</p>
        </div>
      )}
      {alarm !== null && (
        <p className={styles.alarm} role="alert">
          <Icon name="warning" size="1.7rem" />
          {alarm}
        </p>
      )}
      <PhaseBadge model={model} />
      <div className={styles.tools}>
        {model.session.phase !== "idle" && (
          <span className={`${styles.line} ${styles[tone]}`} role="status" data-connection={tone}>
            <Icon name={tone === "bad" ? "lineOff" : "line"} />
            {words}
          </span>
        )}
        {clock && <TimeOfDay />}
        {children}
        {help !== undefined && <HelpLink role={help} brief />}
        <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </div>
    </header>
  );
}

function TimeOfDay() {
  const [time, setTime] = useState(() => clockOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setTime(clockOf(new Date())), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time className={styles.time}>
      <ClockDigits time={time} />
    </time>
  );
}
