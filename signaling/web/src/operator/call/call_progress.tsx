import { Alert, Button, Group, Progress, Text, Title } from "@mantine/core";
import { Link } from "wouter";
import type { Conference } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { QueryView } from "../../office/query_view";
import { useNow } from "../../time/use_now";
import { Icon } from "../../ui/icon";
import { operatorPath } from "../operator_route";
import { useConference } from "../queries";
import { connectedSites, unanswered } from "../running/conference_actions";
import { SiteLine } from "../running/site_line";
import { hallState } from "./call_state";
import styles from "./call.module.css";

// An urgent call on its way: each hall ringing, moving or there; whom to telephone.
export function CallProgress({ id }: { id: string }) {
  const words = useOperatorWords().call;
  const conference = useConference(id);
  return (
    <QueryView query={conference}>
      {(called) => (
        <div className={styles.progress} data-conference={id}>
          <Title order={2} size="h3">
            {called.title}
          </Title>
          {called.phase === "closed" ? <Alert color="gray">{words.stopped}</Alert> : <Halls conference={called} />}
          <Group>
            <Button component={Link} href={operatorPath({ page: "running" })}>
              {words.toRunning}
            </Button>
          </Group>
        </div>
      )}
    </QueryView>
  );
}

function Halls({ conference }: { conference: Conference }) {
  const words = useOperatorWords().call;
  useNow(250);
  const now = Date.now();
  const answered = connectedSites(conference);
  const total = conference.sites.length;
  const missing = unanswered(conference);
  return (
    <>
      <div>
        <Text fw={600} size="lg" role="status">
          {words.progress(answered, total)}
        </Text>
        <Progress
          value={total === 0 ? 0 : (answered / total) * 100}
          color="green"
          aria-label={words.progress(answered, total)}
        />
      </div>
      <ul className={styles.hallStates}>
        {conference.sites.map((site) => (
          <SiteLine
            key={site.site}
            site={site}
            telephone={site.state !== "connected"}
            state={stateWords(hallState(site, conference, now), words)}
          />
        ))}
      </ul>
      {missing.length === 0 ? (
        <Alert color="green" icon={<Icon name="check" />}>
          {words.allAnswered}
        </Alert>
      ) : (
        <Text size="sm">
          {words.telephoneList}: {missing.map((site) => site.name).join(", ")}
        </Text>
      )}
    </>
  );
}

function stateWords(hall: ReturnType<typeof hallState>, words: ReturnType<typeof useOperatorWords>["call"]): string {
  if (hall.state === "answered") return words.answered;
  if (hall.state === "ringing") return words.ringing;
  return hall.left === 0 ? words.moved : words.moving(Math.ceil(hall.left / 1000));
}
