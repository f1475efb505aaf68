import { useState } from "react";
import type { Alarm } from "../api/history_types";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { MoreButton } from "../office/more_button";
import { usePages } from "../office/pages";
import { ProblemAlert } from "../office/problem_alert";
import { useSession } from "../office/session";
import { PageLoader } from "../shell/page_loader";
import { formatDateTime } from "../time/office_time";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Segmented } from "../ui/segmented";
import styles from "./console.module.css";
import { EmptyNote } from "./empty_note";
import { ListHead } from "./list_head";
import { ListTable } from "./list_table";
import { useAcknowledge } from "./use_alarms";

type Shown = "open" | "all";

// The alarms that are open, or all that are kept.
export function AlarmsPage({ nameOf }: { nameOf: (site: string) => string }) {
  const words = useConsoleWords().alarms;
  const [shown, setShown] = useState<Shown>("open");
  const pages = usePages<Alarm>("/alarms", { state: shown });
  return (
    <>
      <ListHead title={words.title} explain={words.explain}>
        <Segmented
          label={words.show}
          hideLabel
          segments={[
            { value: "open", label: words.open },
            { value: "all", label: words.all },
          ]}
          value={shown}
          onChange={setShown}
        />
      </ListHead>
      <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <PageLoader />}
      {pages.items?.length === 0 && <EmptyNote title={shown === "open" ? words.none : words.noneAtAll} />}
      {pages.items !== undefined && pages.items.length > 0 && (
        <ListTable heads={[words.raised, words.level, words.site, words.what, words.state, words.action]}>
          {pages.items.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} nameOf={nameOf} />
          ))}
        </ListTable>
      )}
      <MoreButton pages={pages} />
    </>
  );
}

const kCauses = { critical: "unreachable", warning: "line", info: "fine" } as const;

function AlarmRow({ alarm, nameOf }: { alarm: Alarm; nameOf: (site: string) => string }) {
  const words = useConsoleWords().alarms;
  const { language } = useLanguage();
  const { may } = useSession();
  const acknowledge = useAcknowledge();
  const { id, severity, site, raised, acknowledged, cleared = null } = alarm;
  const waits = acknowledged === null && cleared === null;
  return (
    <tr data-alarm={id} data-cause={kCauses[severity]}>
      <td>{formatDateTime(raised, language)}</td>
      <td>
        <span className={styles.level}>
          <Icon name={severity === "info" ? "bell" : "warning"} size="1.1rem" />
          {words.severity[severity]}
        </span>
      </td>
      <th scope="row">{site === null ? "–" : nameOf(site)}</th>
      <td>{alarm[language]}</td>
      <td className={styles.quiet}>
        {cleared === null ? words.stillOpen : words.cleared(formatDateTime(cleared, language))}
        <br />
        {acknowledged === null
          ? words.unacknowledged
          : words.acknowledged(acknowledged.by, formatDateTime(acknowledged.at, language))}
      </td>
      <td>
        {waits && may("alarm.acknowledge") && (
          <Button disabled={acknowledge.isPending} onClick={() => acknowledge.mutate(id)}>
            {words.acknowledge}
          </Button>
        )}
      </td>
    </tr>
  );
}
