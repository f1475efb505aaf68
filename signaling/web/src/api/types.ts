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
  id: string;
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

export type LineKind = string;

export interface Site {
  id: string;
  name: string;
  short_name: string;
  sort_order: number;
  duty_telephone: string;
  line_kind: LineKind;
  mail: string;
}

export interface Delegate {
  id: string;
  name: string;
  post: string;
  unit: string;
  commune: string;
}
