import { Link } from "wouter";
import { useConsoleWords } from "../i18n/console";
import type { AlarmEntry } from "../protocol/messages";
import { useNow } from "../time/use_now";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon";
import styles from "./console.module.css";
import type { ConferenceView, ConsoleRoute } from "./console_route";
import { consolePath } from "./console_route";
import { clockSeconds } from "./time_text";
import type { useAlarmSound } from "./use_alarm_sound";
import type { ConsoleConference } from "./use_conference";
import { useMoment } from "./use_conference";

const kViews: readonly [ConferenceView, IconName][] = [
  ["matrix", "layoutGrid"],
  ["preflight", "roll"],
  ["compare", "line"],
  ["replay", "clock"],
  ["server", "server"],
];

interface ConsoleNavProps {
  route: ConsoleRoute;
  conference: ConsoleConference | null; // null: a page of the whole province
  alarms: readonly AlarmEntry[];
  sound: ReturnType<typeof useAlarmSound>;
}

// The console's own bar: the conference and its pages, whether its figures come, the pages of the province.
export function ConsoleNav({ route, conference, alarms, sound }: ConsoleNavProps) {
  const words = useConsoleWords();
  const here = route.page === "site" || route.page === "report" ? "matrix" : route.page;
  const link = (to: ConsoleRoute, icon: IconName, text: string) => (
    <Link
      key={to.page}
      href={consolePath(to)}
      className={styles.link ?? ""}
      aria-current={to.page === here ? "page" : undefined}
    >
      <Icon name={icon} size="1.05rem" />
      {text}
    </Link>
  );
  return (
    <nav className={styles.nav} aria-label={words.label}>
      {conference === null ? (
        <>
          {link({ page: "home" }, "stage", words.nav.running)}
          {link({ page: "history" }, "calendar", words.nav.history)}
        </>
      ) : (
        <>
          <Title conference={conference} />
          {kViews.map(([page, icon]) => link({ page, conference: conference.id, at: null }, icon, words.nav[page]))}
        </>
      )}
      <span className={styles.push} />
      {conference !== null && <Lamp conference={conference} />}
      <Link
        href={consolePath({ page: "alarms" })}
        className={styles.link ?? ""}
        aria-current={here === "alarms" ? "page" : undefined}
      >
        <Icon name="warning" size="1.05rem" />
        {words.nav.alarms}
        {alarms.length > 0 && <span className={styles.count}>{alarms.length}</span>}
      </Link>
      <button
        type="button"
        className={styles.icon}
        aria-label={sound.on ? words.alarms.silence : words.alarms.sound}
        title={sound.on ? words.alarms.silence : words.alarms.sound}
        data-action="alarm-sound"
        onClick={sound.toggle}
      >
        <Icon name={sound.on ? "sound" : "soundOff"} />
      </button>
      {conference !== null && link({ page: "home" }, "stage", words.nav.others)}
    </nav>
  );
}

function Title({ conference: { title, model } }: { conference: ConsoleConference }) {
  const words = useConsoleWords();
  return (
    <h1 className={styles.title}>
      <strong title={title}>{title}</strong>
      {model?.conference != null && <span className={styles.phase}>{words.phase[model.phase]}</span>}
    </h1>
  );
}

const kStaleMs = 3500;

// Whether figures come, said by colour, sign and words.
function Lamp({ conference: { model, board } }: { conference: ConsoleConference }) {
  const words = useConsoleWords().link;
  const now = useNow(1000);
  const moment = useMoment(board);
  const lamp = (tone: "good" | "bad" | "quiet", icon: IconName, text: string) => (
    <span className={styles.lamp} data-tone={tone} role="status" data-lamp>
      <Icon name={icon} size="1rem" />
      {text}
    </span>
  );
  if (model === null || board === null) return lamp("quiet", "clock", words.past);
  if (model.session.phase === "ended" || model.endedBy !== null) return lamp("quiet", "clock", words.ended);
  if (model.session.phase !== "live" && model.session.lost !== null) return lamp("bad", "lineOff", words.lost);
  if (moment === null || board.heardAt === null) return lamp("quiet", "line", words.waiting);
  const silent = now - board.heardAt;
  if (silent > kStaleMs) return lamp("bad", "warning", words.stale(String(Math.floor(silent / 1000))));
  return lamp("good", "line", clockSeconds(moment.at));
}
