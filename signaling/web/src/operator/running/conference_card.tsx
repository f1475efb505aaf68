import { Alert, Anchor, Badge, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "wouter";
import type { Conference } from "../../api/calendar_types";
import { consolePath } from "../../console/console_route";
import { useOperatorWords } from "../../i18n/operator";
import { formatInstant, formatSpan } from "../../time/province_time";
import { roomOf } from "../../shell/rooms";
import { Icon } from "../../ui/icon";
import { operatorPath } from "../operator_route";
import { useSession } from "../../office/session";
import { PhaseBadge } from "../phase_badge";
import { useNames } from "../use_names";
import { connectedSites, unanswered } from "./conference_actions";
import { ConferenceButtons } from "./conference_buttons";
import { GuestLinkDialog } from "./guest_link_dialog";
import { SiteLine } from "./site_line";
import styles from "./running.module.css";

interface ConferenceCardProps {
  conference: Conference;
  all: readonly Conference[]; // to name the one that interrupted this one
}

// One open conference: its phase in words, who is there, what can be done.
export function ConferenceCard({ conference, all }: ConferenceCardProps) {
  const { common, running: words } = useOperatorWords();
  const { may } = useSession();
  const [sitesShown, { toggle }] = useDisclosure(false);
  const [linkShown, link] = useDisclosure(false);
  const { title, phase } = conference;
  return (
    <article className={styles.card} data-conference={conference.conference} data-phase={phase}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <PhaseBadge phase={phase} />
        {conference.urgent && (
          <Badge color="red" variant="outline" tt="none" size="lg">
            {common.urgent}
          </Badge>
        )}
        {conference.overrun && (
          <Badge color="red" tt="none" size="lg" leftSection={<Icon name="clock" />}>
            {common.overrun}
          </Badge>
        )}
      </div>
      <div className={styles.facts}>
        <span>{formatSpan(conference.start, conference.expected_end)}</span>
        {phase !== "scheduled" && (
          <span>
            {common.phase[phase]} {words.since(formatInstant(conference.since))}
          </span>
        )}
        <strong>{words.connected(connectedSites(conference), conference.sites.length)}</strong>
      </div>
      <Notes conference={conference} all={all} />
      <Unanswered conference={conference} />
      <div className={styles.acts}>
        <ConferenceButtons conference={conference} />
        {phase !== "closed" && may("conference.admit_guest") && (
          <Button variant="default" data-action="guest-link" onClick={link.open}>
            {words.guests.open}
          </Button>
        )}
        <Button variant="subtle" aria-expanded={sitesShown} onClick={toggle}>
          {sitesShown ? words.hideSites : words.showSites}
        </Button>
        {conference.part !== null && phase !== "scheduled" && phase !== "closed" && (
          <Anchor href={roomOf(conference.part, conference.conference)} data-action="enter">
            {words.enter}
          </Anchor>
        )}
        {phase !== "scheduled" && may("preflight.read") && (
          <Anchor
            component={Link}
            href={consolePath({ page: "preflight", conference: conference.conference, at: null })}
            data-action="tests"
          >
            {words.tests}
          </Anchor>
        )}
        {conference.booking !== "" && (
          <Anchor component={Link} href={operatorPath({ page: "booking", booking: conference.booking })}>
            {words.openBooking}
          </Anchor>
        )}
      </div>
      {linkShown && <GuestLinkDialog conference={conference} onClose={link.close} />}
      {sitesShown && (
        <ul className={styles.sites} aria-label={words.sitesOf(title)}>
          {conference.sites.map((site) => (
            <SiteLine key={site.site} site={site} telephone={site.state !== "connected"} />
          ))}
        </ul>
      )}
    </article>
  );
}

// What the operator has to know besides the phase.
function Notes({ conference, all }: ConferenceCardProps) {
  const words = useOperatorWords().running;
  const names = useNames();
  const { question, interrupted_by: by } = conference;
  const awaited = (question?.answers ?? []).filter((answer) => !answer.agreed);
  return (
    <>
      {conference.overrun && (
        <Alert color="red" mb="sm" icon={<Icon name="clock" />}>
          {words.overrun}
        </Alert>
      )}
      {by !== null && (
        <Alert color="yellow" mb="sm" icon={<Icon name="warning" />}>
          {words.interrupted(all.find((other) => other.conference === by)?.title ?? by)}
        </Alert>
      )}
      {question !== null && (
        <Alert color="yellow" mb="sm" icon={<Icon name="clock" />}>
          {words.awaiting(formatInstant(question.until), awaited.map((answer) => names.person(answer.operator_in_charge)).join(", "))}
        </Alert>
      )}
    </>
  );
}

// The halls of an urgent conference that have not answered, with the telephone of each.
function Unanswered({ conference }: { conference: Conference }) {
  const words = useOperatorWords().running;
  const missing = unanswered(conference);
  if (missing.length === 0) return null;
  return (
    <Alert color="yellow" mb="sm" title={words.unanswered(missing.length)} icon={<Icon name="bell" />}>
      <ul className={styles.telephones}>
        {missing.map((site) => (
          <SiteLine key={site.site} site={site} telephone />
        ))}
      </ul>
    </Alert>
  );
}
