import type { BookingDraft, FloorPolicy, MovedOccurrence, Template } from "../../api/calendar_types";
import { fromCompact, toCompact, toInstant, toLocal } from "../../time/province_time";
import type { AgendaRow } from "./agenda_rows";
import { rowOf, toAgendaItem } from "./agenda_rows";
import type { Repeat } from "./recurrence_rule";
import { repeatOf, ruleOf } from "./recurrence_rule";

// What stands in the booking form: a booking as a person edits it, with day and time apart and the rule in choices.
// Plain values; the page holds one and replaces it.
export interface BookingForm {
  title: string;
  kind: string;
  date: string; // "2026-12-01"; may be empty
  time: string; // "08:00"
  lengthMin: number;
  testWindowMin: number;
  sites: string[];
  chairSite: string;
  chair: number | null;
  deputy: number | null;
  secretary: number | null;
  operator: number | null;
  departments: string[];
  communes: string[];
  agenda: AgendaRow[];
  policy: FloorPolicy;
  lecturer: string; // a site's id; empty: none. Kept while another policy is tried, and sent under "lecture" only
  layoutPresets: string[];
  autoStart: boolean;
  repeat: Repeat | null;
  cancelled: string[]; // original starts of the series that do not take place, "20261201T080000"
  moved: MovedOccurrence[];
}

const kDefaultLengthMin = 120;
const kDefaultTestWindowMin = 60;

export function emptyForm(start: { date: string; time: string }, operator: number | null): BookingForm {
  return {
    title: "",
    kind: "",
    date: start.date,
    time: start.time,
    lengthMin: kDefaultLengthMin,
    testWindowMin: kDefaultTestWindowMin,
    sites: [],
    chairSite: "",
    chair: null,
    deputy: null,
    secretary: null,
    operator,
    departments: [],
    communes: [],
    agenda: [],
    policy: "chaired",
    lecturer: "",
    layoutPresets: [],
    autoStart: false,
    repeat: null,
    cancelled: [],
    moved: [],
  };
}

export function formOf(booking: BookingDraft): BookingForm {
  const start = toLocal(booking.start);
  return {
    title: booking.title,
    kind: booking.kind,
    ...start,
    lengthMin: booking.length_min,
    testWindowMin: booking.test_window_min,
    sites: [...booking.sites],
    chairSite: booking.chair_site,
    chair: booking.chair,
    deputy: booking.deputy,
    secretary: booking.secretary,
    operator: booking.operator_in_charge,
    departments: [...booking.departments],
    communes: [...booking.communes],
    agenda: booking.agenda.map(rowOf),
    policy: booking.policy,
    lecturer: booking.lecturer ?? "",
    layoutPresets: [...booking.layout_presets],
    autoStart: booking.auto_start,
    repeat: booking.recurrence === null ? null : repeatOf(booking.recurrence.rule, start.date),
    cancelled: [...(booking.recurrence?.cancelled ?? [])],
    moved: [...(booking.recurrence?.moved ?? [])],
  };
}

// What the service is asked to store or to check; null while day and time are no moment.
export function toDraft(form: BookingForm): BookingDraft | null {
  const start = toInstant(form);
  return start === null ? null : { ...timeless(form), start, recurrence: recurrenceOf(form) };
}

// What a template of this form fills: all that is said in it, but not the moment, nor a repetition, which needs one.
export function toTemplate(form: BookingForm): Partial<BookingDraft> {
  const said = Object.entries(timeless(form)).filter(
    ([member, value]) => member !== "kind" && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said) as Partial<BookingDraft>;
}

// A template in the form, to edit it.
export function formOfTemplate(template: Template): BookingForm {
  return withTemplate(emptyForm({ date: "", time: "" }, null), template);
}

function timeless(form: BookingForm): Omit<BookingDraft, "start" | "recurrence"> {
  return {
    title: form.title.trim().normalize("NFC"),
    kind: form.kind,
    length_min: form.lengthMin,
    test_window_min: form.testWindowMin,
    sites: form.sites,
    chair_site: form.chairSite,
    chair: form.chair,
    deputy: form.deputy,
    secretary: form.secretary,
    operator_in_charge: form.operator,
    departments: form.departments,
    communes: form.communes,
    agenda: form.agenda.map(toAgendaItem),
    policy: form.policy,
    lecturer: lecturerOf(form),
    layout_presets: form.layoutPresets,
    auto_start: form.autoStart,
  };
}

function lecturerOf({ policy, lecturer }: BookingForm): string | null {
  return policy !== "lecture" || lecturer === "" ? null : lecturer;
}

function recurrenceOf(form: BookingForm): BookingDraft["recurrence"] {
  if (form.repeat === null) return null;
  return { rule: ruleOf(form.repeat, form.date), cancelled: form.cancelled, moved: form.moved };
}

// The form with what a template fills. Its moment, and the operator where the template names none, stay.
export function withTemplate(form: BookingForm, template: Template): BookingForm {
  const { date, time, repeat, cancelled, moved } = form;
  const base: BookingDraft = { ...timeless(form), start: toInstant(form) ?? kAnyStart, recurrence: null };
  const filled = Object.fromEntries(Object.entries(template.booking).filter(([, value]) => value !== undefined));
  const merged = formOf({ ...base, ...filled, start: base.start, recurrence: null });
  const operator = merged.operator ?? form.operator;
  return { ...merged, kind: template.name, operator, date, time, repeat, cancelled, moved };
}

const kAnyStart = "2026-01-01T08:00:00+07:00";

// Another day or time of the first conference. The exceptions of a series are named by their original starts, so a new
// time of day is theirs too.
export function withStart(form: BookingForm, start: { date?: string; time?: string }): BookingForm {
  const time = start.time ?? form.time;
  const next = { ...form, date: start.date ?? form.date, time };
  if (!/^\d\d:\d\d$/.test(time) || time === form.time) return next;
  const shift = (original: string) => {
    const local = fromCompact(original);
    return local === null ? original : toCompact({ date: local.date, time });
  };
  return {
    ...next,
    cancelled: form.cancelled.map(shift),
    moved: form.moved.map((entry) => ({ ...entry, original_start: shift(entry.original_start) })),
  };
}

// Puts sites in or out; `order` is the province's. Who chairs and who lectures goes with its site.
export function withSites(form: BookingForm, sites: readonly string[], order: readonly string[]): BookingForm {
  const kept = order.filter((site) => sites.includes(site));
  const stays = (site: string) => (kept.includes(site) ? site : "");
  return { ...form, sites: kept, chairSite: stays(form.chairSite), lecturer: stays(form.lecturer) };
}

// A preset more or less; items of the agenda let go of one that is no longer there.
export function withPresets(form: BookingForm, presets: readonly string[]): BookingForm {
  return {
    ...form,
    layoutPresets: [...presets],
    agenda: form.agenda.map((row) =>
      presets.includes(row.layoutPreset) ? row : { ...row, layoutPreset: "" },
    ),
  };
}

// Both stand for the same booking; the rows' keys do not matter.
export function sameForm(a: BookingForm, b: BookingForm): boolean {
  return JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

function bare(form: BookingForm): unknown {
  return { ...form, lecturer: lecturerOf(form), agenda: form.agenda.map(toAgendaItem) };
}
