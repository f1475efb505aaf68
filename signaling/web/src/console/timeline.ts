import type { Alarm, HistoryEvent } from "../api/history_types";
import type { ConsoleWords } from "../i18n/console";
import type { Language } from "../i18n/dictionary";
import type { SiteId } from "../protocol/messages";
import type { VerdictPeriod } from "./verdict_periods";
import type { Cause } from "./verdict_view";
import { verdictView } from "./verdict_view";

// One entry of what happened, in words.
export interface TimelineEntry {
  at: number; // unix ms
  what: string;
  site: SiteId | null;
  cause: Cause | null; // of a verdict
  alarm: boolean;
}

interface Sources {
  events: readonly HistoryEvent[];
  alarms: readonly Alarm[];
  periods: readonly VerdictPeriod[]; // of `site`
}

type EventKind = keyof ConsoleWords["event"]["kinds"];

// The site's own and the conference's events, its alarms and verdicts, the oldest first. Of verdicts the periods count, as
// the record has only their beginnings.
export function timelineOf(
  { events, alarms, periods }: Sources,
  site: SiteId,
  conference: string,
  words: ConsoleWords,
  language: Language,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...events
      .filter((event) => (event.site ?? site) === site && event.kind !== "verdict")
      .map((event) => ({
        at: Date.parse(event.at),
        what: eventText(event, words),
        site: event.site ?? null,
        cause: null,
        alarm: false,
      })),
    ...alarms
      .filter((alarm) => (alarm.site ?? site) === site && (alarm.conference ?? conference) === conference)
      .map((alarm) => ({
        at: Date.parse(alarm.raised),
        what: words.event.alarm(alarm[language]),
        site: alarm.site,
        cause: null,
        alarm: true,
      })),
    ...periods.map(({ kind, from }) => ({
      at: from * 1000,
      what: words.event.verdict(words.kind[kind]),
      site,
      cause: verdictView(kind).cause,
      alarm: false,
    })),
  ];
  return entries.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
}

// Of the further words that signaling gives some are for programs.
function eventText({ kind, text = "", by }: HistoryEvent, words: ConsoleWords): string {
  const { kinds, microphone, layouts, remote, tested } = words.event;
  const what = Object.hasOwn(kinds, kind) ? kinds[kind as EventKind] : kinds.other;
  switch (kind) {
    case "phase":
      return joined(what, worded(words.phase, text));
    case "microphone":
      return joined(what, worded(microphone, text));
    case "remote":
    case "remote_over":
      return joined(what, worded(remote, text));
    case "layout":
      return joined(what, worded(layouts, text));
    case "tested":
      return joined(what, worded(tested, text)) + (by === undefined ? "" : `, ${words.preflight.askedBy(by)}`);
    case "item":
    case "guest_came":
      return joined(what, text);
    default:
      return what;
  }
}

// A word of a table, or what is not in it as it is: a layout of the province's own.
function worded<Words extends Readonly<Record<string, string>>>(words: Words, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}

function joined(what: string, more: string): string {
  return more === "" ? what : `${what}: ${more}`;
}
