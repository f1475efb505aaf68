import { useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { ProblemAlert } from "../office/problem_alert";
import type { SiteId } from "../protocol/messages";
import { PageLoader } from "../shell/page_loader";
import { Button } from "../ui/button";
import frame from "./console.module.css";
import type { Span } from "./history";
import styles from "./report_page.module.css";
import { ReportSheet } from "./report_sheet";
import { clockSeconds, momentAt } from "./time_text";
import type { ConsoleConference } from "./use_conference";
import { usePreflight } from "./use_preflight";
import { useReport } from "./use_report";

const kUsualS = 600;

interface ReportPageProps {
  conference: ConsoleConference;
  site: SiteId;
  from: string | null; // RFC 3339; null: ten minutes before the end
  to: string | null; // null: now, or the end of a past conference
}

// One page of paper about one site in one time: what was measured, what the diagnosis said, what happened.
export function ReportPage({ conference, site, from, to }: ReportPageProps) {
  const words = useConsoleWords().report;
  const [span, setSpan] = useState<Span | null>(() => spanOf(from, to));
  const shown = span ?? usualSpan(conference);
  const { report, error, retry } = useReport(conference.id, site, shown);
  const tested = usePreflight(conference).board?.sites.find((one) => one.site === site && one.at !== null) ?? null;
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <SpanForm key={`${shown.from} ${shown.to}`} span={shown} onApply={setSpan} />
        <Button tone="go" icon="printer" disabled={report === null} onClick={() => print()}>
          {words.print}
        </Button>
      </div>
      <ProblemAlert error={error} onRetry={retry} />
      {report === null && error === null && <PageLoader />}
      {report !== null && (
        <ReportSheet conference={conference} site={site} span={shown} report={report} tested={tested} />
      )}
    </div>
  );
}

// Both ends as times of day; of a later day only by the address.
function SpanForm({ span, onApply }: { span: Span; onApply: (span: Span) => void }) {
  const words = useConsoleWords();
  const [from, setFrom] = useState(clockSeconds(span.from * 1000));
  const [to, setTo] = useState(clockSeconds(span.to * 1000));
  const [fault, setFault] = useState<string | null>(null);
  const apply = () => {
    const begin = momentAt(from, span.from * 1000);
    const end = momentAt(to, span.to * 1000);
    if (begin === null || end === null) return setFault(words.replay.badTime);
    if (begin >= end) return setFault(words.report.badSpan);
    setFault(null);
    onApply({ from: begin / 1000, to: end / 1000 });
  };
  return (
    <form
      className={frame.field}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className={frame.field}>
        {words.report.from} <input value={from} size={8} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label className={frame.field}>
        {words.report.to} <input value={to} size={8} onChange={({ target }) => setTo(target.value)} />
      </label>
      <Button submit>{words.report.apply}</Button>
      {fault !== null && (
        <span className={styles.fault} role="alert">
          {fault}
        </span>
      )}
    </form>
  );
}

function spanOf(from: string | null, to: string | null): Span | null {
  const begin = Math.floor(Date.parse(from ?? "") / 1000);
  const end = Math.floor(Date.parse(to ?? "") / 1000);
  return begin < end ? { from: begin, to: end } : null; // NaN is less than nothing
}

function usualSpan({ stored }: ConsoleConference): Span {
  const last = stored === null ? Date.now() : Date.parse(stored.last);
  const end = Math.ceil(last / 60_000) * 60;
  return { from: end - kUsualS, to: end };
}
