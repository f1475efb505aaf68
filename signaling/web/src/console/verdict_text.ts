import type { Language } from "../i18n/dictionary";
import { consoleEn } from "../i18n/console/en";
import { consoleVi } from "../i18n/console/vi";
import type { SilenceEntry, VerdictEntry, VerdictKind } from "../protocol/messages";
import type { SiteMoment } from "./moment";
import type { Cause } from "./verdict_view";
import { verdictView } from "./verdict_view";

// What is said first of a site: that its speaker is not heard, before its verdict.
export interface Finding {
  cause: Cause;
  icon: ReturnType<typeof verdictView>["icon"];
  words: string;
  advice: string; // may be empty
  since: number; // unix ms; NaN: not known, or nothing is wrong
}

export function findingOf({ verdict, silence }: SiteMoment, language: Language): Finding | null {
  if (silence !== null) return silenceFinding(silence, language);
  return verdict && verdictFinding(verdict, language);
}

export function verdictFinding(verdict: VerdictEntry, language: Language): Finding {
  const fine = verdict.kind === "fine";
  return {
    ...verdictView(verdict.kind),
    words: withoutStop(verdict[language]),
    advice: fine ? "" : verdict.advice[language],
    since: fine ? NaN : Date.parse(verdict.since),
  };
}

// Of a silent speaker the hall's microphone is to blame, unless its line is.
export function silenceFinding(silence: SilenceEntry, language: Language): Finding {
  return {
    cause: silence.kind === "line" ? "line" : "hall",
    icon: silence.kind === "line" ? "arrowUp" : "microphoneOff",
    words: withoutStop(silence[language]),
    advice: silence.advice[language],
    since: Date.parse(silence.since),
  };
}

// A verdict of which the history keeps the kind alone.
export function storedVerdict(kind: VerdictKind): VerdictEntry {
  return {
    kind,
    since: "",
    vi: consoleVi.kind[kind],
    en: consoleEn.kind[kind],
    evidence: [],
    advice: { code: "", vi: "", en: "" },
    trunk: null,
  };
}

// A sentence that stands as a heading.
function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
