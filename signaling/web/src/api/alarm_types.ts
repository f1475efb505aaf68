// An alarm of /alarms; times are RFC 3339 texts.

export type AlarmSeverity = "info" | "warning" | "critical";

export interface Alarm {
  id: number;
  kind: string;
  severity: AlarmSeverity;
  conference: string | null;
  site: string | null;
  raised: string;
  acknowledged: { by: string; at: string } | null;
  cleared?: string | null; // left out or null: it is open
  vi: string;
  en: string;
}
