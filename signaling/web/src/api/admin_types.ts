// The resources of /api/v1 that the administrator's pages read. Times are RFC 3339 texts.
import type { Both } from "./problem";
import type { Person, UserRole } from "./types";

export interface User extends Person {
  disabled: boolean;
  created: string;
  last_login?: string | null;
}

export interface UserChange {
  login: string;
  name: string;
  role: UserRole;
  disabled: boolean;
}

export type DeviceKind = "hall" | "chair_tablet" | "hall_control";

export interface DeviceEntry {
  id: number;
  site: string;
  kind: DeviceKind;
  created: string;
  last_seen: string | null;
  revoked: string | null;
  online: boolean;
}

export interface NewCode {
  code: string; // "K7MX-24PQ"
  expires: string;
  link: string; // for the QR code: the page's address with the code behind "#"
}

export interface OpenCode {
  site: string;
  kind: DeviceKind;
  expires: string;
  tries_left: number;
}

export interface Settings {
  province: string;
  public_address: string;
  capacity: { conferences: number; seats: number };
}

export type MailSecurity = "none" | "optional" | "required" | "implicit";

export interface MailSettings {
  enabled: boolean;
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  has_password: boolean;
  from_name: string;
  from_address: string;
}

export type MailSettingsChange = Omit<MailSettings, "has_password"> & { password: string | null };

// What went wrong with a message, as it is shown.
export interface MailError extends Both {
  code: string;
}

export interface MailTest {
  state: "sent" | "failed";
  error: MailError | null;
}

export interface MailEntry {
  id: number;
  recipient: string;
  subject: string;
  state: string;
  tries: number;
  next_try: string | null;
  changed_at: string;
  error: MailError | null;
}

export interface Feeds {
  province: string;
  sites: Readonly<Record<string, string>>;
}

export interface BackupFile {
  name: string;
  bytes: number;
  created: string;
}

export interface AuditEntry {
  id: number;
  at: string;
  who: string;
  action: string;
  object: string;
  details: string;
}

export interface Health {
  status: "ok" | "degraded";
  version: string;
  mcu: "connecting" | "connected" | "refused";
  mcu_problem: string;
  conferences: number;
  connected_sites: number;
  connections: number;
  mail_waiting: number;
  store_bytes: number;
  history_bytes: number;
  // Seconds of sites that could not be remembered since the service began.
  history_dropped: number;
  free_bytes: number;
  uptime_s: number;
}
