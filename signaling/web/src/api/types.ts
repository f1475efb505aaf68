// The resources of /api/v1 that several pages read. Times are RFC 3339 texts.

export type UserRole =
  | "administrator"
  | "operator"
  | "chair"
  | "deputy"
  | "secretary"
  | "technician"
  | "observer";

export const kUserRoles: readonly UserRole[] = [
  "administrator", "operator", "chair", "deputy", "secretary", "technician", "observer",
];

export interface Person {
  id: number;
  login: string;
  name: string;
  role: UserRole;
}

// GET /me of a person, and the answers to POST /login and /first-administrator.
export interface LogIn {
  user: Person;
  csrf_token: string;
  actions: readonly string[];
}

export interface Version {
  version: string;
  name: string;
  province: string;
  needs_administrator: boolean;
}

export interface Site {
  id: string; // a short word: "my-loc"
  name: string;
  short_name: string;
  sort_order: number;
  duty_telephone: string;
  line_kind: string;
  mail: string; // where invitations go; empty: nowhere
}

export interface Delegate {
  id: number;
  site: string;
  name: string;
  post: string;
  unit: string;
  commune: string;
}

export type Phase = "scheduled" | "testing" | "in_session" | "paused" | "closed";

export type ConferencePart = "chair" | "deputy" | "secretary" | "operator" | "technician" | "observer";

// A conference that is open or about to open.
export interface OpenConference {
  conference: string;
  booking: string;
  title: string;
  phase: Phase;
  start: string;
  expected_end: string;
  urgent: boolean;
  overrun: boolean;
  part: ConferencePart | null; // as what one may enter it
  sites: readonly { site: string; name: string; state: "absent" | "connected" | "called" | "noticed" }[];
}

// What a program may be let do; a token's scopes only take away from what its owner may.
export type Scope = "read" | "book" | "conference" | "technical" | "metrics" | "admin";
export const kScopes: readonly Scope[] = ["read", "book", "conference", "technical", "metrics", "admin"];

export interface ApiToken {
  id: number;
  label: string;
  scopes: readonly Scope[];
  created: string;
  expires: string | null;
  revoked?: string | null;
}
