import { useConsoleWords } from "../i18n/console";
import type { Language } from "../i18n/dictionary";
import { useLanguage } from "../i18n/language";
import { useSession } from "../office/session";
import type { Sentence, SiteId } from "../protocol/messages";
import type { TestedSite } from "../state/model";
import type { FigureId } from "./figures";
import { kFigures } from "./figures";
import { figureLine, numberText } from "./figure_text";
import type { Span } from "./history";
import { SiteBlock } from "./preflight_sheet";
import styles from "./report_page.module.css";
import type { Series } from "./series_set";
import { seriesOf, statistics } from "./series_set";
import { highest, sparklinePath } from "./sparkline_path";
import { clockSeconds, dateSeconds, lengthText } from "./time_text";
import { timelineOf } from "./timeline";
import type { ConsoleConference } from "./use_conference";
import type { Report } from "./use_report";
import { kReportFigures } from "./use_report";
import type { VerdictPeriod } from "./verdict_periods";
import { groundsOf } from "./verdict_periods";

// What one page has room for.
const kMostPeriods = 8;
const kMostEvents = 12;
const kSpark = { width: 130, height: 16 };

interface ReportSheetProps {
  conference: ConsoleConference;
  site: SiteId;
  span: Span;
  report: Report;
  tested: TestedSite | null; // before the conference; null: it was not, or that is not known
}

// The report itself, for the screen and for paper; light, whatever stands around it.
export function ReportSheet({ conference, site, span, report, tested }: ReportSheetProps) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const { user } = useSession();
  const { events, alarms, figures } = report;
  const entries = timelineOf({ events, alarms, periods: [] }, site, conference.id, words, language).filter(
    ({ at }) => at >= span.from * 1000 && at <= span.to * 1000,
  );
  const shown = entries.slice(0, kMostEvents);
  return (
    <article className={styles.sheet} data-ground="day" data-report>
      <header>
        <h2>{words.report.title}</h2>
        <p>{words.report.made(dateSeconds(Date.now()), user.name)}</p>
      </header>
      <dl className={styles.about}>
        <dt>{words.report.site}</dt>
        <dd>{conference.nameOf(site)}</dd>
        <dt>{words.report.conference}</dt>
        <dd>{conference.title}</dd>
        <dt>{words.report.span}</dt>
        <dd>
          {dateSeconds(span.from * 1000)} – {dateSeconds(span.to * 1000)} (
          {lengthText((span.to - span.from) * 1000, words.units)})
        </dd>
      </dl>
      <Conclusion report={report} site={site} />
      <section>
        <h3>{words.report.measured}</h3>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{words.report.figure}</th>
              <th scope="col">{words.report.mean}</th>
              <th scope="col">{words.report.worst}</th>
              <th scope="col">{words.report.at}</th>
              <th scope="col">{words.report.bound}</th>
              <th scope="col">{words.report.over}</th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {kReportFigures.map((id) => (
              <FigureRow key={id} id={id} series={seriesOf(figures, site, id)} times={figures.times} />
            ))}
          </tbody>
        </table>
        {figures.step > 1 && <p className={styles.small}>{words.report.step(String(figures.step))}</p>}
      </section>
      {tested !== null && (
        <section>
          <h3>{words.preflight.title}</h3>
          <SiteBlock site={tested} />
        </section>
      )}
      <section>
        <h3>{words.report.events}</h3>
        {entries.length === 0 && <p>{words.site.noEvents}.</p>}
        <ol className={styles.events}>
          {shown.map(({ at, what }, index) => (
            <li key={`${at} ${index}`}>
              <time>{clockSeconds(at)}</time> {what}
            </li>
          ))}
        </ol>
        {entries.length > shown.length && <p>{words.report.moreEvents(String(entries.length - shown.length))}</p>}
      </section>
      <footer>
        {words.report.sign}
        <span />
        {user.name}
      </footer>
    </article>
  );
}

function Conclusion({ report: { verdicts, events }, site }: { report: Report; site: SiteId }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const { known, trouble, periods } = verdicts;
  const shown = periods.slice(0, kMostPeriods);
  return (
    <section>
      <h3>{words.report.conclusion}</h3>
      {known === 0 && <p>{words.report.unknown}</p>}
      {known > 0 && trouble === 0 && <p>{words.report.calm}</p>}
      {trouble > 0 && (
        <>
          <p>{words.report.trouble(percent(trouble / known, language))}</p>
          <ul className={styles.periods}>
            {shown.map((period) => (
              <li key={period.from}>
                <Period period={period} grounds={groundsOf(events, site, period)} />
              </li>
            ))}
          </ul>
          {periods.length > shown.length && <p>{words.report.moreVerdicts(String(periods.length - shown.length))}</p>}
        </>
      )}
    </section>
  );
}

function Period({ period: { kind, from, to }, grounds }: { period: VerdictPeriod; grounds: Sentence | null }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  return (
    <>
      {clockSeconds(from * 1000)}–{clockSeconds(to * 1000)} ({lengthText((to - from) * 1000, words.units)}):{" "}
      <strong>{words.kind[kind]}</strong>
      {grounds !== null && `. ${grounds[language]}`}
    </>
  );
}

function FigureRow({ id, series, times }: { id: FigureId; series: Series | null; times: readonly number[] }) {
  const words = useConsoleWords();
  const { language } = useLanguage();
  const { low, high, bound } = kFigures[id];
  const known = series && statistics(series, times, kFigures[id]);
  const over = known === null || known.over === 0 ? "" : words.report.overShare(percent(known.over, language));
  return (
    <tr>
      <th scope="row">{words.figure[id]}</th>
      <td>{figureLine(id, known?.mean, language)}</td>
      <td>{figureLine(id, known?.worst, language)}</td>
      <td>{known === null ? "–" : clockSeconds(known.worstAt * 1000)}</td>
      <td>{bound !== undefined && figureLine(id, bound, language)}</td>
      <td>{over}</td>
      <td>
        {series !== null && (
          <svg {...kSpark} viewBox={`0 -1 ${kSpark.width} ${kSpark.height + 2}`} aria-hidden="true">
            <path d={sparklinePath(series.max, { ...kSpark, low, high: highest(series.max, high) })} />
          </svg>
        )}
      </td>
    </tr>
  );
}

// A little is more than nothing.
function percent(share: number, language: Language): string {
  return `${numberText(100 * share, share < 0.01 ? 1 : 0, language)}\u00a0%`;
}
