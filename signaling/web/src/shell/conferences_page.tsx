import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { Page } from "../api/client";
import type { OpenConference } from "../api/types";
import { useLanguage } from "../i18n/language";
import { useShellWords } from "../i18n/shell";
import { useApi } from "../office/api_context";
import { Empty } from "../office/empty";
import { PageHead } from "../office/page_head";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { formatDateTime } from "../time/office_time";
import { consoleOf, roomOf } from "./rooms";
import styles from "./plain_page.module.css";

const kRefreshMs = 5000;

// The conferences that the person may enter, each by the page of the part that the person has in it.
export function ConferencesPage() {
  const api = useApi();
  const words = useShellWords().conferences;
  const conferences = useQuery({
    queryKey: ["/conferences"],
    queryFn: ({ signal }) => api.get<Page<OpenConference>>("/conferences", {}, signal),
    refetchInterval: kRefreshMs,
  });
  return (
    <main className={styles.page} data-page="conferences">
      <PageHead title={words.title} explain={words.explain} />
      <QueryView query={conferences}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.empty}>{words.emptyNote}</Empty>
          ) : (
            <Stack component="ul">
              {items.map((conference) => (
                <ConferenceCard key={conference.conference} conference={conference} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </main>
  );
}

// What somebody goes into a conference for.
const kPurposes = {
  chair: "conduct",
  deputy: "conduct",
  operator: "direct",
  secretary: "write",
  technician: "follow",
  observer: "follow",
} as const;

function ConferenceCard({ conference }: { conference: OpenConference }) {
  const { language } = useLanguage();
  const words = useShellWords().conferences;
  const { may } = useSession();
  const connected = conference.sites.filter((site) => site.state === "connected").length;
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Title order={2} size="h4">
              {conference.title}
            </Title>
            <Badge variant="light" tt="none" color={conference.phase === "in_session" ? "green" : "gray"}>
              {words.phase[conference.phase]}
            </Badge>
            {conference.urgent && (
              <Badge variant="light" tt="none" color="red">
                {words.urgent}
              </Badge>
            )}
            {conference.overrun && (
              <Badge variant="light" tt="none" color="yellow">
                {words.overrun}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {words.start}: {formatDateTime(conference.start, language)} · {words.expectedEnd}:{" "}
            {formatDateTime(conference.expected_end, language)} · {words.sites}: {connected}/{conference.sites.length}
          </Text>
        </div>
        {conference.part !== null && conference.phase !== "scheduled" && conference.phase !== "closed" && (
          <Group gap="xs" wrap="nowrap">
            {may("line.read_figures") && (
              <Button component={Link} href={consoleOf(conference.conference)} size="md" variant="default">
                {words.watchLines}
              </Button>
            )}
            <Button component="a" href={roomOf(conference.part, conference.conference)} size="md">
              {words[kPurposes[conference.part]]}
            </Button>
          </Group>
        )}
      </Group>
    </Paper>
  );
}
