import type { Sentence } from "./line_messages";
import type { MicrophoneState, OpenPhase, Policy, Role, TurnPhase, View } from "./values";

// Reads values of a message: what is absent or of another kind becomes a neutral value.

export type Json = Record<string, unknown>;

export function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function isString(json: unknown): json is string {
  return typeof json === "string";
}

export function recordOf(json: unknown): Json {
  return isRecord(json) ? json : {};
}

export function stringOr(json: unknown, fallback: string): string {
  return isString(json) ? json : fallback;
}

export function stringOrNull(json: unknown): string | null {
  return isString(json) ? json : null;
}

export function numberOr(json: unknown, fallback: number): number {
  return numberOrNull(json) ?? fallback;
}

export function numberOrNull(json: unknown): number | null {
  return typeof json === "number" && Number.isFinite(json) ? json : null;
}

// A whole number that the number of a test, a request or the like can be.
export function wholeOrNull(json: unknown): number | null {
  return Number.isSafeInteger(json) ? (json as number) : null;
}

// A point in time, RFC 3339; null if it is none.
export function timeOrNull(json: unknown): string | null {
  return isString(json) && !Number.isNaN(Date.parse(json)) ? json : null;
}

export function replyTo(json: unknown): string | number | null {
  return isString(json) || typeof json === "number" ? json : null;
}

// The entries that could be read; broken ones are left out.
export function list<T>(json: unknown, parse: (entry: unknown) => T | null): T[] {
  if (!Array.isArray(json)) return [];
  return json.map(parse).filter((entry): entry is T & {} => entry !== null);
}

// A text that comes in both languages.
export function sentence(json: Json): Sentence {
  return { vi: stringOr(json["vi"], ""), en: stringOr(json["en"], "") };
}

// One of the known words, or the one that stands for a word this page does not know.
export function word<const Word, Unknown>(json: unknown, known: readonly Word[], unknown: Unknown): Word | Unknown {
  return known.find((one) => one === json) ?? unknown;
}

const kRoles = ["chair", "deputy", "secretary", "operator", "technician", "observer"] as const;

export const role = (json: unknown): Role => word(json, kRoles, "site");
export const openPhase = (json: unknown): OpenPhase => word(json, ["testing", "paused"], "in_session");
export const microphoneState = (json: unknown): MicrophoneState => word(json, ["asked", "live"], "off");
export const turnPhase = (json: unknown): TurnPhase => word(json, ["warning", "grace"], "speaking");
export const view = (json: unknown): View => word(json, ["forwarded"], "composed");
export const policy = (json: unknown): Policy => word(json, ["open", "lecture"], "chaired");
