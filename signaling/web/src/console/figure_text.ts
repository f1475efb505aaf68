import type { Language } from "../i18n/dictionary";
import { formatBytes } from "../time/office_time";
import type { FigureId, Unit } from "./figures";
import { kFigures } from "./figures";

export interface FigureText {
  number: string;
  unit: string; // may be empty
}

const kUnits: Readonly<Record<Unit, string>> = {
  share: "%",
  rate: "kbit/s",
  ms: "ms",
  level: "dBov",
  db: "dB",
  fps: "fps",
  count: "",
  score: "",
  bytes: "",
};

const kNumbers = new Map<string, Intl.NumberFormat>();

// "2,4" "%" in Vietnamese, "2.4" "%" in English; what is not known is a dash.
export function figureText(id: FigureId, value: number | null | undefined, language: Language): FigureText {
  const { unit, decimals } = kFigures[id];
  if (value === null || value === undefined || Number.isNaN(value)) return { number: "–", unit: "" };
  if (unit === "rate" && value >= 1000) return { number: numberText(value / 1000, 1, language), unit: "Mbit/s" };
  // As signaling/diagnosis tells a long freeze.
  if (unit === "ms" && Math.round(value) >= 10_000) return { number: numberText(value / 1000, 0, language), unit: "s" };
  if (unit === "bytes") {
    const [number = "", of = ""] = formatBytes(Math.max(0, value), language).split(" ");
    return { number, unit: of };
  }
  return { number: numberText(unit === "share" ? value * 100 : value, decimals, language), unit: kUnits[unit] };
}

// "2,4 %", in one piece.
export function figureLine(id: FigureId, value: number | null | undefined, language: Language): string {
  const { number, unit } = figureText(id, value, language);
  return unit === "" ? number : `${number}\u00a0${unit}`;
}

export function numberText(value: number, decimals: number, language: Language): string {
  const key = `${language}${decimals}`;
  const known = kNumbers.get(key);
  const format =
    known ??
    new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  if (known === undefined) kNumbers.set(key, format);
  const text = format.format(value);
  return /^-0(?:[.,]0*)?$/.test(text) ? text.slice(1) : text.replace("-", "−"); // a little below nothing is nothing
}

// A value that has reached the figure's bound.
export function isBad(id: FigureId, value: number | null | undefined): boolean {
  const { bound } = kFigures[id];
  return bound !== undefined && value !== null && value !== undefined && value >= bound;
}
