import type { BookingDraft } from "../../api/calendar_types";
import type { OperatorWords } from "../../i18n/operator";
import { formatInstant, toLocal } from "../../time/province_time";
import type { Member } from "./field_faults";
import { describeRepeat, repeatOf } from "./recurrence_rule";

// The names behind ids, as far as they are known.
export interface Names {
  site: (id: string) => string;
  person: (id: number) => string;
}

export interface BookingNames extends Names {
  layout: (id: string) => string;
}

// One member of a booking in words, to compare two versions of it.
export function memberText(booking: BookingDraft, member: Member, names: BookingNames, words: OperatorWords): string {
  const text = textOf(booking, member, names, words);
  return text === "" ? words.booking.conflict.empty : text;
}

function textOf(booking: BookingDraft, member: Member, names: BookingNames, words: OperatorWords): string {
  switch (member) {
    case "start":
      return formatInstant(booking.start);
    case "length_min":
    case "test_window_min":
      return words.common.minutes(booking[member]);
    case "sites":
      return booking.sites.map(names.site).join(", ");
    case "chair_site":
      return booking.chair_site === "" ? "" : names.site(booking.chair_site);
    case "chair":
    case "deputy":
    case "secretary":
    case "operator_in_charge":
      return personText(booking[member], names);
    case "departments":
    case "communes":
      return booking[member].join(", ");
    case "agenda":
      return booking.agenda.map((item, index) => `${index + 1}. ${item.title}`).join("; ");
    case "policy":
      return words.booking.policy[booking.policy];
    case "lecturer":
      return booking.lecturer === null ? "" : names.site(booking.lecturer);
    case "layout_presets":
      return booking.layout_presets.map(names.layout).join(", ");
    case "auto_start":
      return booking.auto_start ? words.booking.conflict.yes : words.booking.conflict.no;
    case "recurrence":
      return recurrenceText(booking, words);
    default:
      return booking[member];
  }
}

function personText(id: number | null, names: Names): string {
  return id === null ? "" : names.person(id);
}

function recurrenceText({ start, recurrence }: BookingDraft, words: OperatorWords): string {
  if (recurrence === null) return words.common.none;
  const { date } = toLocal(start);
  const phrases = { ...words.booking.repeat, weekdays: words.common.weekdays };
  const rule = describeRepeat(repeatOf(recurrence.rule, date), date, phrases);
  const exceptions = recurrence.cancelled.length + recurrence.moved.length;
  return exceptions === 0 ? rule : `${rule}; ${words.booking.repeat.exceptions}: ${exceptions}`;
}
