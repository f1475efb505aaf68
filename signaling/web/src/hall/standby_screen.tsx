import { useState, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import type { UsedControl } from "../control/use_control";
import { useHallWords } from "../i18n/hall";
import { useLanguage } from "../i18n/language";
import type { InvitationEntry, NextConference } from "../protocol/messages";
import { clockOf, dayOf, longDay } from "../time/calendar_words";
import { PapersDialog } from "../papers/papers_dialog";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { ClockDigits } from "../ui/clock_digits";
import { Icon } from "../ui/icon";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import { AttendanceDialog } from "./attendance_dialog";
import type { HallDialog } from "./hall_dialogs";
import { HallDialogs } from "./hall_dialogs";
import type { HallRuntime } from "./hall_runtime";
import { LostOverlay } from "./lost_overlay";
import { SelfView } from "./self_view";
import styles from "./standby_screen.module.css";

const kShownInvitations = 3;

// A hall that waits: which hall this is, the time, what comes next. Joins by itself.
export function StandbyScreen({ runtime, paired }: { runtime: HallRuntime; paired: UsedControl }) {
  const { text } = useLanguage();
  const words = useHallWords().control;
  const model = useModel(runtime.store);
  const streams = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const [dialog, setDialog] = useState<HallDialog>(null);
  const [reading, setReading] = useState<InvitationEntry | null>(null);
  const [answering, setAnswering] = useState<InvitationEntry | null>(null);
  const name = model.self?.name ?? "";
  const { standby, endedBy } = model;
  const next = standby?.next ?? null;
  const invitations = standby?.invitations ?? [];
  const invited = invitations.find(({ conference }) => conference === next?.conference);
  return (
    <div className={styles.page} data-ground="night" data-standby>
      <TopBar model={model} media clock={false} place={text.standby.heading}>
        <Button tone="quiet" icon="help" data-action="help-open" onClick={() => setDialog("help")}>
          {text.help}
        </Button>
        {paired.control !== null && (
          <Button tone="quiet" icon="phone" data-action="control" onClick={() => setDialog("pairing")}>
            {words.open}
          </Button>
        )}
        <Button tone="quiet" icon="settings" onClick={() => setDialog("devices")}>
          {text.devices.heading}
        </Button>
      </TopBar>
      <main className={styles.main}>
        <LostOverlay model={model} />
        <section className={styles.place}>
          <h2 className={styles.name}>{name}</h2>
          <WallClock />
          <p className={styles.explain} role="status">
            {endedBy !== null && <strong>{text.standby.ended[endedBy]}</strong>}
            {text.standby.explain}
          </p>
        </section>
        <aside className={styles.rail}>
          <NextCard next={next} {...(invited && runtime.shelf && { onRead: () => setReading(invited) })} />
          <Invitations invitations={invitations} onAnswer={setAnswering} />
          <div className={styles.self}>
            <SelfView stream={streams.self} devices={model.devices} name={name} />
          </div>
        </aside>
      </main>
      {answering !== null && (
        <AttendanceDialog
          invitation={answering}
          onSend={(attendance) => runtime.answerInvitation(answering, attendance)}
          onClose={() => setAnswering(null)}
        />
      )}
      {reading !== null && runtime.shelf !== null && (
        <PapersDialog
          shelf={runtime.shelf}
          of={{ booking: reading.booking }}
          title={reading.title}
          onClose={() => setReading(null)}
        />
      )}
      <HallDialogs runtime={runtime} paired={paired} open={dialog} onOpen={setDialog} onClose={() => setDialog(null)} />
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}

function WallClock() {
  const { language } = useLanguage();
  useNow(1000);
  const now = new Date();
  return (
    <div>
      <p className={styles.clock}>
        <ClockDigits time={clockOf(now)} />
      </p>
      <p className={styles.day}>{longDay(now, language)}</p>
    </div>
  );
}

interface NextCardProps {
  next: NextConference | null;
  onRead?: () => void; // its papers
}

function NextCard({ next, onRead }: NextCardProps) {
  const { text, language } = useLanguage();
  const words = text.standby;
  return (
    <section className={styles.next} data-next={next?.conference ?? ""}>
      <h3 className={styles.heading}>
        <Icon name="calendar" />
        {words.nextHeading}
      </h3>
      {next === null ? (
        <p className={styles.quiet}>{words.noNext}</p>
      ) : (
        <>
          <p className={styles.nextTitle}>{next.title}</p>
          <p className={styles.nextTime}>
            {clockOf(next.start)} · {dayOf(next.start, new Date(), language, words)}
          </p>
          <p className={styles.quiet}>
            {words.testingFrom(clockOf(next.testing_from))}
            {next.chair_site_name !== "" && ` · ${words.chairedFrom(next.chair_site_name)}`}
          </p>
          {onRead !== undefined && (
            <Button icon="document" data-action="papers" onClick={onRead}>
              {text.papers.open}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

interface InvitationsProps {
  invitations: readonly InvitationEntry[];
  onAnswer: (invitation: InvitationEntry) => void;
}

function Invitations({ invitations, onAnswer }: InvitationsProps) {
  const { text, language } = useLanguage();
  const words = text.standby;
  const hidden = invitations.length - kShownInvitations;
  return (
    <section className={styles.invitations}>
      <h3 className={styles.heading}>{words.invitationsHeading}</h3>
      {invitations.length === 0 && <p className={styles.quiet}>{words.noInvitations}</p>}
      <ul>
        {invitations.slice(0, kShownInvitations).map((invitation) => (
          <li key={invitation.conference} className={styles.invitation} data-answer={invitation.answer ?? ""}>
            <span className={styles.invitationTitle}>{invitation.title}</span>
            <span className={styles.quiet}>
              {clockOf(invitation.start)} · {dayOf(invitation.start, new Date(), language, words)}
            </span>
            <span className={styles[invitation.answer ?? "open"]}>
              <Icon name={invitation.answer === null ? "clock" : invitation.answer === "yes" ? "check" : "cross"} />
              {invitation.answer === null ? words.notAnswered : words.answered[invitation.answer]}
            </span>
            <Button
              tone={invitation.answer === null ? "plain" : "quiet"}
              aria-label={text.attendance.answerTo(invitation.title)}
              onClick={() => onAnswer(invitation)}
            >
              {invitation.answer === null ? text.attendance.answer : text.attendance.change}
            </Button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.quiet}>{words.further(hidden)}</p>}
    </section>
  );
}
