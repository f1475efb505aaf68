import type { Language } from "../i18n/dictionary";
import type { CheckEntry, CheckResult, PreflightCheck, PreflightLamp, Sentence } from "../protocol/messages";
import type { TestedSite } from "../state/model";
import type { IconName } from "../ui/icon";
import { numberText } from "./figure_text";

// How the test of a site before a conference is drawn: never by colour alone.

export const kLampIcons: Readonly<Record<PreflightLamp, IconName>> = {
  none: "help",
  green: "check",
  yellow: "warning",
  red: "cross",
};

const kLampOfResult: Readonly<Record<CheckResult, PreflightLamp>> = {
  pass: "green",
  warn: "yellow",
  fail: "red",
  skipped: "none",
};

export function lampOf(result: CheckResult): PreflightLamp {
  return kLampOfResult[result];
}

export type RowName = "reach" | "rtt" | "loss" | "jitter" | "band" | "camera" | "microphone" | "echo" | "clock" | "browser" | "other";

// What belongs together stands in one row: both directions of a line.
export interface CheckRow {
  name: RowName;
  checks: readonly CheckEntry[]; // of a line first up, then down
}

const kRows: readonly (readonly [RowName, readonly PreflightCheck[]])[] = [
  ["reach", ["reach"]],
  ["rtt", ["rtt"]],
  ["loss", ["loss_up", "loss_down"]],
  ["jitter", ["jitter_up", "jitter_down"]],
  ["band", ["band_up", "band_down"]],
  ["camera", ["camera"]],
  ["microphone", ["microphone"]],
  ["echo", ["echo"]],
  ["clock", ["clock"]],
  ["browser", ["browser"]],
];

// In the order of every page; what was not tested at all has no row, what this page does not know stands last.
export function rowsOf(checks: readonly CheckEntry[]): readonly CheckRow[] {
  const known = kRows.map(([name, ids]) => ({
    name,
    checks: ids.flatMap((id) => checks.find(({ check }) => check === id) ?? []),
  }));
  const unknown = checks.filter(({ check }) => check === null).map((check) => ({ name: "other" as const, checks: [check] }));
  return [...known.filter((row) => row.checks.length > 0), ...unknown];
}

// Up, down or neither, of a check of a line.
export function directionOf(check: PreflightCheck | null): "up" | "down" | null {
  if (check?.endsWith("_up") === true) return "up";
  return check?.endsWith("_down") === true ? "down" : null;
}

const kGravest: readonly CheckResult[] = ["fail", "warn", "skipped", "pass"];

// What is wrong, the worst first.
export function troublesOf({ checks }: { checks: readonly CheckEntry[] }): readonly CheckEntry[] {
  const wrong = checks.filter(({ result }) => result === "fail" || result === "warn");
  return [...wrong].sort((a, b) => kGravest.indexOf(a.result) - kGravest.indexOf(b.result));
}

// The worst of a few.
export function worstOf(checks: readonly CheckEntry[]): CheckResult {
  return kGravest.find((result) => checks.some((check) => check.result === result)) ?? "skipped";
}

// What to do, each advice once, that of the worst first.
export function advicesOf(checks: readonly CheckEntry[]): readonly Sentence[] {
  const advices = troublesOf({ checks }).flatMap(({ advice }) => advice ?? []);
  return advices.filter(({ vi }, index) => advices.findIndex((other) => other.vi === vi) === index);
}

// "3,2 %", "1,8 Mbit/s"; a dash for what was not measured.
export function valueText({ value, unit }: Pick<CheckEntry, "value" | "unit">, language: Language): string {
  if (value === null) return "–";
  if (unit === "kbit/s" && value >= 1000) return withUnit(numberText(value / 1000, 1, language), "Mbit/s");
  return withUnit(numberText(value, unit === "%" || unit === "s" ? 1 : 0, language), unit);
}

export type LampCount = Readonly<Record<PreflightLamp, number>>;

export function countLamps(sites: readonly Pick<TestedSite, "lamp">[]): LampCount {
  const count = { none: 0, green: 0, yellow: 0, red: 0 };
  for (const { lamp } of sites) ++count[lamp];
  return count;
}

function withUnit(number: string, unit: string): string {
  return unit === "" ? number : `${number}\u00a0${unit}`;
}
