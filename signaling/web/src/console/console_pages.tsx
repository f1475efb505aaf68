import { useLocation, useSearch } from "wouter";
import type { OpenConference } from "../api/types";
import type { AlarmEntry } from "../protocol/messages";
import { PageLoader } from "../shell/page_loader";
import { NotFoundPage } from "../shell/not_found_page";
import { AlarmStrip } from "./alarm_strip";
import { AlarmsPage } from "./alarms_page";
import { ComparePage } from "./compare_page";
import styles from "./console.module.css";
import { ConsoleNav } from "./console_nav";
import type { ConsoleRoute } from "./console_route";
import { consoleRouteOf } from "./console_route";
import { HistoryPage } from "./history_page";
import { HomePage } from "./home_page";
import { MatrixPage } from "./matrix_page";
import { PreflightPage } from "./preflight_page";
import { ReplayPage } from "./replay_page";
import { ReportPage } from "./report_page";
import { ServerPage } from "./server_page";
import { SitePage } from "./site_page";
import { useAlarmSound } from "./use_alarm_sound";
import { mustSound, useAlarmNews, useOpenAlarms } from "./use_alarms";
import type { ConsoleConference } from "./use_conference";
import { useConference, useSiteNames } from "./use_conference";
import { isEnterable, useOpenConferences } from "./use_open_conferences";

type InConference = Extract<ConsoleRoute, { conference: string }>;

const kNoAlarms: readonly AlarmEntry[] = [];

// The technician's area: every line, hall and the server, now and in the past.
export function ConsolePages() {
  const [location] = useLocation();
  const route = consoleRouteOf(location, useSearch());
  const alarms = useOpenAlarms() ?? kNoAlarms;
  const sound = useAlarmSound(mustSound(alarms));
  const open = useOpenConferences();
  if (route === null) return <NotFoundPage />;
  const frame = { alarms, sound };
  if (!("conference" in route)) return <Province route={route} {...frame} open={open.data?.items} error={open.error} />;
  if (open.data === undefined && open.error === null) return <PageLoader />;
  const own = open.data?.items.find(({ conference }) => conference === route.conference);
  return (
    <InOneConference
      key={route.conference}
      route={route}
      {...frame}
      open={own !== undefined && isEnterable(own)}
    />
  );
}

interface Frame {
  alarms: readonly AlarmEntry[];
  sound: ReturnType<typeof useAlarmSound>;
}

interface ProvinceProps extends Frame {
  route: Exclude<ConsoleRoute, InConference>;
  open: readonly OpenConference[] | undefined;
  error: unknown;
}

function Province({ route, alarms, sound, open, error }: ProvinceProps) {
  const { nameOf } = useSiteNames(null);
  return (
    <div className={areaClass(alarms)} data-page={`console-${route.page}`}>
      <ConsoleNav route={route} conference={null} alarms={alarms} sound={sound} />
      <AlarmStrip alarms={alarms} nameOf={nameOf} />
      <main className={styles.page}>
        {route.page === "home" && <HomePage open={open} error={error} />}
        {route.page === "history" && <HistoryPage />}
        {route.page === "alarms" && <AlarmsPage nameOf={nameOf} />}
      </main>
    </div>
  );
}

function InOneConference({ route, alarms, sound, open }: Frame & { route: InConference; open: boolean }) {
  const conference = useConference(route.conference, open);
  useAlarmNews(conference.model?.alarms);
  const urgent = route.page === "replay" || route.page === "report" ? kNoAlarms : alarms; // those look at the past
  return (
    <div className={areaClass(urgent)} data-page={`console-${route.page}`}>
      <ConsoleNav route={route} conference={conference} alarms={alarms} sound={sound} />
      <AlarmStrip alarms={urgent} nameOf={conference.nameOf} />
      <main className={styles.main}>{pageOf(route, conference)}</main>
    </div>
  );
}

// The strip of alarms takes room from the page.
function areaClass(alarms: readonly AlarmEntry[]): string {
  const alarmed = alarms.some(({ acknowledged }) => acknowledged === null);
  return alarmed ? `${styles.area} ${styles.alarmed}` : (styles.area ?? "");
}

function pageOf(route: InConference, conference: ConsoleConference) {
  switch (route.page) {
    case "matrix":
      return <MatrixPage conference={conference} />;
    case "preflight":
      return <PreflightPage conference={conference} />;
    case "compare":
      return <ComparePage conference={conference} />;
    case "replay":
      return <ReplayPage conference={conference} at={route.at} />;
    case "server":
      return <ServerPage conference={conference} />;
    case "site":
      return <SitePage key={route.site} conference={conference} site={route.site} />;
    case "report":
      return <ReportPage conference={conference} site={route.site} from={route.from} to={route.to} />;
  }
}
