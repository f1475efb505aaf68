import { Alert, Paper, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Health } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { useApi } from "../office/api_context";
import { PageHead } from "../office/page_head";
import { QueryView } from "../office/query_view";
import { formatBytes } from "../time/office_time";
import { Icon } from "../ui/icon";
import styles from "./health_page.module.css";

const kRefreshMs = 5000;

// How the bridge is, now.
export function HealthPage() {
  const api = useApi();
  const words = useAdminWords().health;
  const health = useQuery({
    queryKey: ["/health"],
    queryFn: ({ signal }) => api.get<Health>("/health", {}, signal),
    refetchInterval: kRefreshMs,
  });
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <QueryView query={health}>{(now) => <HealthView health={now} />}</QueryView>
    </>
  );
}

function HealthView({ health }: { health: Health }) {
  const { language } = useLanguage();
  const words = useAdminWords().health;
  const well = health.status === "ok";
  const figures: readonly [string, string | number][] = [
    [words.mcu, words.mcuStates[health.mcu]],
    [words.conferences, health.conferences],
    [words.connectedSites, health.connected_sites],
    [words.connections, health.connections],
    [words.mailWaiting, health.mail_waiting],
    [words.store, formatBytes(health.store_bytes, language)],
    [words.history, formatBytes(health.history_bytes, language)],
    [words.historyDropped, words.seconds(health.history_dropped)],
    [words.free, formatBytes(health.free_bytes, language)],
    [words.uptime, words.duration(...daysHoursMinutes(health.uptime_s))],
    [words.version, health.version],
  ];
  return (
    <>
      <Alert
        color={well ? "green" : "red"}
        mb="md"
        role="status"
        icon={<Icon name={well ? "check" : "warning"} />}
        title={well ? words.ok : words.degraded}
      >
        {health.mcu_problem !== "" && `${words.mcu}: ${health.mcu_problem}`}
      </Alert>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <Paper key={label} withBorder p="sm">
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" fw={600} className={styles.value ?? ""}>
              {value}
            </Text>
          </Paper>
        ))}
      </dl>
    </>
  );
}

// Whole days, hours and minutes of a time in seconds.
export function daysHoursMinutes(seconds: number): [number, number, number] {
  const minutes = Math.floor(seconds / 60);
  return [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
}
