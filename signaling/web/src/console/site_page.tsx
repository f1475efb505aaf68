import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { useConsoleWords } from "../i18n/console";
import { ProblemAlert } from "../office/problem_alert";
import { PanelTabs } from "../panels/panel_tabs";
import type { SiteId } from "../protocol/messages";
import { Icon } from "../ui/icon";
import { ChartBoard } from "./chart_board";
import type { ChartMarks } from "./chart_marks";
import styles from "./console.module.css";
import { consolePath } from "./console_route";
import { RangeChoice } from "./range_choice";
import { RemotePanel } from "./remote_panel";
import { SentPicture } from "./sent_picture";
import { figuresOf, kSiteCharts } from "./site_charts";
import type { SiteHelp } from "./site_help";
import { useSiteHelp } from "./site_help";
import page from "./site_page.module.css";
import { SitePanel } from "./site_panel";
import { SuggestedActs } from "./suggested_acts";
import type { TechnicianLine } from "./technician_line";
import { clockSeconds, instantText } from "./time_text";
import type { ConsoleConference } from "./use_conference";
import { useMoment } from "./use_conference";
import { useRange } from "./use_range";
import { useSeries } from "./use_series";
import { useLineTo, useTechnicianLine } from "./use_technician_line";
import { useTimeline } from "./use_timeline";

const kFigures = kSiteCharts.flatMap(({ charts }) => figuresOf(charts));

// One site: what is wrong and on which grounds, both directions of its line, sound, picture and computer over time, with
// what happened.
export function SitePage({ conference, site }: { conference: ConsoleConference; site: SiteId }) {
  const words = useConsoleWords();
  const { id, board, nameOf } = conference;
  const moment = useMoment(board);
  const { range, setRange, end } = useRange(conference);
  const sites = useMemo(() => [site], [site]);
  const { set, span, error, retry } = useSeries({ conference: id, board, end, sites, figures: kFigures, range });
  const [picked, setPicked] = useState<number | null>(null);
  const timeline = useTimeline(id, site, span, board !== null);
  const marks = useMemo<ChartMarks>(
    () => ({
      periods: timeline.verdicts?.periods ?? [],
      events: timeline.entries.filter(({ cause }) => cause === null).map(({ at, alarm }) => ({ at: at / 1000, alarm })),
      picked,
    }),
    [timeline.verdicts, timeline.entries, picked],
  );
  const entry = moment?.sites.find((one) => one.site === site) ?? null;
  const help = useSiteHelp(conference, site);
  const line = useLineTo(id, site);
  const diagnosis = (
    <div className={page.diagnosis}>
      <SitePanel
        entry={entry}
        at={moment?.at ?? null}
        timeline={timeline}
        picked={picked}
        onPick={(at) => setPicked(Math.floor(at / 1000))}
        remedy={(advice) => help !== null && <SuggestedActs help={help} advice={advice} />}
      />
    </div>
  );
  return (
    <div className={page.page}>
      <div className={page.charts}>
        <div className={`${styles.head} ${page.head}`}>
          <Link href={consolePath({ page: "matrix", conference: id, at: null })} className={page.back ?? ""} aria-label={words.site.back}>
            <Icon name="chevronLeft" />
          </Link>
          <SiteChoice conference={conference} site={site} />
          <div className={styles.aside}>
            <RangeChoice range={range} open={board !== null} onChange={setRange} />
          </div>
        </div>
        <ProblemAlert error={error} onRetry={retry} />
        <SentPicture line={line} name={nameOf(site)} />
        {kSiteCharts.map(({ name, charts }) => (
          <section key={name} aria-label={words.group[name]}>
            <h3 className={page.group}>{words.group[name]}</h3>
            <ChartBoard charts={charts} set={set} site={site} span={span} marks={marks} onPick={setPicked} />
          </section>
        ))}
      </div>
      <aside className={page.aside} aria-label={nameOf(site)}>
        {help === null ? diagnosis : <HelpTabs diagnosis={diagnosis} help={help} line={line} />}
        <div className={page.acts}>
          {picked !== null && (
            <Link
              href={consolePath({ page: "replay", conference: id, at: instantText(picked * 1000) })}
              className={page.act ?? ""}
            >
              <Icon name="clock" />
              {words.site.replay} ({clockSeconds(picked * 1000)})
            </Link>
          )}
          <Link
            href={consolePath({
              page: "report",
              conference: id,
              site,
              from: instantText(Math.floor(span.from) * 1000),
              to: instantText(Math.floor(span.to) * 1000),
            })}
            className={page.act ?? ""}
          >
            <Icon name="printer" />
            {words.site.report}
          </Link>
        </div>
      </aside>
    </div>
  );
}

interface HelpTabsProps {
  diagnosis: ReactNode;
  help: SiteHelp;
  line: TechnicianLine;
}

function HelpTabs({ diagnosis, help, line }: HelpTabsProps) {
  const words = useConsoleWords().remote;
  const { hearing } = useTechnicianLine(line);
  return (
    <div className={page.tabs}>
      <PanelTabs
        label={help.name}
        tabs={[
          { id: "diagnosis", words: words.diagnosis, icon: "line", panel: diagnosis },
          {
            id: "remote",
            words: words.title,
            icon: "settings",
            badge: hearing !== null,
            panel: <RemotePanel help={help} line={line} />,
          },
        ]}
      />
    </div>
  );
}

// The site's name, and the way to the others.
function SiteChoice({ conference, site }: { conference: ConsoleConference; site: SiteId }) {
  const words = useConsoleWords().site;
  const [, navigate] = useLocation();
  const { id, model, stored, nameOf, inOrder } = conference;
  const roster = model?.sites.map((entry) => entry.site) ?? [];
  const known = roster.length > 0 ? roster : inOrder((stored?.sites ?? []).map((one) => ({ site: one }))).map((one) => one.site);
  const all = known.includes(site) ? known : [site, ...known];
  return (
    <label className={`${styles.field} ${page.choice}`}>
      <span className="visually-hidden">{words.other}</span>
      <select
        value={site}
        onChange={(event) => navigate(consolePath({ page: "site", conference: id, site: event.target.value }))}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
