import { Link } from "wouter";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { useSession } from "../office/session";
import type { AlarmEntry } from "../protocol/messages";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./alarm_strip.module.css";
import { consolePath } from "./console_route";
import { clockSeconds } from "./time_text";
import { useAcknowledge } from "./use_alarms";

interface AlarmStripProps {
  alarms: readonly AlarmEntry[]; // the gravest first
  nameOf: (site: string) => string;
}

// The gravest alarm that nobody has acknowledged, over every page of the console; nothing while there is none.
export function AlarmStrip({ alarms, nameOf }: AlarmStripProps) {
  const words = useConsoleWords().alarms;
  const { language } = useLanguage();
  const { may } = useSession();
  const acknowledge = useAcknowledge();
  const waiting = alarms.filter(({ acknowledged }) => acknowledged === null);
  const [first] = waiting;
  if (first === undefined) return null;
  return (
    <section className={styles.strip} data-severity={first.severity} aria-label={words.strip}>
      <div className={styles.words} role="alert">
        <Icon name={first.severity === "info" ? "bell" : "warning"} size="1.3rem" />
        <strong>{words.severity[first.severity]}</strong>
        <span>
          {first.site !== null && <b>{nameOf(first.site)}: </b>}
          {first[language]}
        </span>
        <time>{clockSeconds(Date.parse(first.raised))}</time>
      </div>
      {waiting.length > 1 && (
        <Link href={consolePath({ page: "alarms" })} className={styles.more ?? ""}>
          {words.more(String(waiting.length - 1))}
        </Link>
      )}
      {may("alarm.acknowledge") && (
        <Button disabled={acknowledge.isPending} data-action="acknowledge" onClick={() => acknowledge.mutate(first.id)}>
          {words.acknowledge}
        </Button>
      )}
    </section>
  );
}
