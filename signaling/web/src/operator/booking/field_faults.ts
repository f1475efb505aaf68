import type { CheckFault } from "../../api/calendar_types";
import type { Fault } from "../../api/problem";
import type { Language } from "../../i18n/dictionary";

// The members of a booking, in the order in which the form shows them.
export const kMembers = [
  "title",
  "kind",
  "start",
  "length_min",
  "test_window_min",
  "recurrence",
  "sites",
  "chair_site",
  "chair",
  "deputy",
  "secretary",
  "operator_in_charge",
  "departments",
  "communes",
  "agenda",
  "policy",
  "lecturer",
  "layout_presets",
  "auto_start",
] as const;

export type Member = (typeof kMembers)[number];

// What is wrong at one place of the form, in the reader's language; undefined if nothing is.
export function faultAt(faults: readonly Fault[], pointer: string, language: Language): string | undefined {
  const found = faults.filter((fault) => fault.pointer === pointer);
  return found.length === 0 ? undefined : found.map((fault) => fault.text[language]).join(" ");
}

// The same with all that lies below it: "/sites" hears of "/sites/3" too.
export function faultBelow(faults: readonly Fault[], pointer: string, language: Language): string | undefined {
  const found = faults.filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
  return found.length === 0 ? undefined : [...new Set(found.map((fault) => fault.text[language]))].join(" ");
}

// The member that a pointer is about; null for what the form has no place for.
export function memberOf(pointer: string): Member | null {
  const name = pointer.split("/")[1] ?? "";
  return kMembers.find((member) => member === name) ?? null;
}

// The members with faults, each once, in the form's order.
export function faultyMembers(faults: readonly Fault[]): Member[] {
  const named = new Set(faults.map((fault) => memberOf(fault.pointer)));
  return kMembers.filter((member) => named.has(member));
}

export function toFault({ pointer, code, vi, en }: CheckFault): Fault {
  return { pointer, code, text: { vi, en } };
}
