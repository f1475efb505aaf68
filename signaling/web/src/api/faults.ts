// Brings the faults that signaling found to the fields of a form.
import type { Language } from "../i18n/dictionary";
import type { Problem } from "./problem";

// "/agenda/0/title" → "agenda.0.title", the path by which a form knows the field.
export function fieldOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

// The words for each field of `known`, and the rest: what no field of the form can show.
export function faultsByField(problem: Problem, language: Language, known: readonly string[]) {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const fault of problem.faults) {
    const field = fieldOf(fault.pointer);
    if (known.includes(field)) fields[field] ??= fault.text[language];
    else others.push(fault.text[language]);
  }
  return { fields, others };
}
