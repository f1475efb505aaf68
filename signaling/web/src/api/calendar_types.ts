// Bookings, calendar, conferences and invitations as the service's REST interface says them. Times are RFC 3339 texts,
// lengths are minutes. People, templates and papers have numbers as ids, all else has short words.
import type { ConferencePart, Phase } from "./types";

export type Time = string;

export type FloorPolicy = "chaired" | "open" | "lecture";
export type { Phase };

export interface PlannedSpeaker {
  site: string;
  delegate: string; // as it is to be announced; may be empty
}

export interface AgendaItem {
  title: string;
  planned_min: number; // 0: not said
  speakers: PlannedSpeaker[];
  layout_preset: string; // one of the booking's; empty: stays as it is
  papers: number[];
}

export interface MovedOccurrence {
  original_start: string; // local, "20261201T080000"
  start: Time;
  length_min: number;
}

export interface Recurrence {
  rule: string; // RFC 5545 RRULE value
  cancelled: string[]; // local original starts, "20261201T080000"
  moved: MovedOccurrence[];
}

// What an operator books. A template fills some of its members.
export interface BookingDraft {
  title: string;
  kind: string;
  start: Time;
  length_min: number;
  test_window_min: number;
  sites: string[];
  chair_site: string;
  chair: number | null; // null: not chosen yet, or an urgent conference
  deputy: number | null;
  secretary: number | null;
  operator_in_charge: number | null; // null: not chosen yet
  departments: string[];
  communes: string[];
  agenda: AgendaItem[];
  policy: FloorPolicy;
  lecturer: string | null; // one of `sites`; under "lecture", and then only
  layout_presets: string[]; // ids of layouts; the first one is shown at the start
  auto_start: boolean;
  recurrence: Recurrence | null;
}

export interface Booking extends BookingDraft {
  id: string;
  cancelled: boolean;
  urgent: boolean; // called, not booked
  sequence: number;
  created: Time;
  changed: { at: Time; by: string }; // the name of who changed it last; may be empty
}

// A layout of the picture that bookings and agendas may name.
export interface Layout {
  id: string;
  vi: string;
  en: string;
  layout: string; // how the tiles lie
}

export interface Template {
  id: number;
  name: string;
  booking: Partial<BookingDraft>;
}

export interface CalendarEntry {
  conference: string;
  booking: string;
  title: string;
  kind: string;
  start: Time;
  end: Time;
  testing_from: Time;
  original_start: Time | null;
  sites: string[];
  chair_site: string;
  phase: Phase;
  urgent: boolean;
  overrun: boolean;
  series: boolean;
}

export interface Clash {
  kind: "session" | "test_window" | "conferences" | "seats";
  hard: boolean;
  conference: string;
  site: string | null;
  other_booking: string;
  other: string;
  other_title: string;
  from: Time;
  to: Time;
  vi: string;
  en: string;
}

// One wrong member as a check tells it; see Fault in problem.ts for the same in a refusal.
export interface CheckFault {
  pointer: string; // RFC 6901 into what was sent: "/agenda/3/title"
  code: string;
  vi: string;
  en: string;
}

export interface BookingCheck {
  errors: CheckFault[];
  warnings: CheckFault[];
  clashes: Clash[];
  more: boolean;
}

export type SiteState = "absent" | "connected" | "called" | "noticed";

export interface ConferenceSite {
  site: string;
  name: string;
  state: SiteState;
  duty_telephone: string;
}

export interface ExtensionQuestion {
  until: Time;
  answers: { conference: string; title: string; operator_in_charge: number; agreed: boolean }[];
}

export interface Conference {
  conference: string;
  booking: string;
  title: string;
  phase: Phase;
  since: Time;
  start: Time;
  expected_end: Time;
  urgent: boolean;
  overrun: boolean;
  may_reopen: boolean;
  interrupted_by: string | null;
  sites: ConferenceSite[];
  question: ExtensionQuestion | null;
  part: ConferencePart | null; // as what one may enter it
}

export interface Paper {
  id: number;
  file_name: string;
  media_type: string;
  size: number; // bytes
}

export type MailState = "queued" | "sending" | "sent" | "failed" | "replaced";

export interface Invitation {
  site: string;
  mail: { state: MailState; error: { code: string; vi: string; en: string } | null; changed_at: Time } | null;
  attendance: { answer: "yes" | "no" | null; head: string; number: number; at: Time | null; by: string | null };
}

// Somebody with a log-in, as one chooses a chair or an operator.
export interface Account {
  id: number;
  login: string;
  name: string;
  role: string;
  disabled: boolean;
}
