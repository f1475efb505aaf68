import type { ReactNode } from "react";
import { memo } from "react";
import { Link } from "wouter";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import type { EndpointFigures } from "../protocol/messages";
import { clockOf } from "../time/calendar_words";
import { Icon } from "../ui/icon";
import { endpointNotes } from "./endpoint_notes";
import type { FigureId } from "./figures";
import { figureText, isBad } from "./figure_text";
import { kMatrixColumns, scaleOf } from "./matrix_columns";
import styles from "./matrix.module.css";
import type { Moment, Order, SiteMoment } from "./moment";
import { firstKnown, ordered } from "./moment";
import { Sparkline } from "./sparkline";
import { lengthText } from "./time_text";
import { findingOf } from "./verdict_text";

export const kSparkSeconds = 120;
const kNotesShown = 2; // a row has room for

export interface MatrixProps {
  moment: Moment;
  order: Order;
  nameOf: (site: string) => string;
  linkOf: (site: string) => string;
  column: (site: string, id: FigureId) => Float32Array; // of the last kSparkSeconds before the moment
  tools?: ReactNode; // in the head
}

// All sites of one second: where the trouble is, in words, what to do, and the last two minutes of what was measured.
export function Matrix({ moment, order, nameOf, linkOf, column, tools }: MatrixProps) {
  const { matrix: words, figure: names } = useConsoleWords();
  return (
    <table className={styles.matrix} aria-label={words.label} data-matrix>
      <colgroup>
        <col className={styles.siteColumn} />
        <col className={styles.verdictColumn} />
        {kMatrixColumns.map(({ name }) => (
          <col key={name} />
        ))}
        <col className={styles.notesColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.site}</th>
          <th scope="col">
            <span className={styles.verdictHead}>
              {words.verdict}
              {tools}
            </span>
          </th>
          {kMatrixColumns.map(({ name, figures: [id] }) => (
            <th key={name} scope="col" className={styles.figureHead} aria-label={names[id]} title={names[id]}>
              {words[name]}
            </th>
          ))}
          <th scope="col">{words.notes}</th>
        </tr>
      </thead>
      <tbody>
        {ordered(moment.sites, order).map((entry) => (
          <SiteRow
            key={entry.site}
            entry={entry}
            at={moment.at}
            name={nameOf(entry.site)}
            link={linkOf(entry.site)}
            column={column}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SiteRowProps {
  entry: SiteMoment;
  at: number;
  name: string;
  link: string;
  column: MatrixProps["column"];
}

function SiteRow({ entry, at, name, link, column }: SiteRowProps) {
  const { language } = useLanguage();
  const finding = findingOf(entry, language);
  return (
    <tr data-site={entry.site} data-cause={finding?.cause ?? "unknown"} className={entry.connected ? "" : styles.away}>
      <th scope="row">
        <Link href={link} className={styles.site ?? ""}>
          {name}
        </Link>
      </th>
      <td>
        <VerdictCell entry={entry} at={at} />
      </td>
      {kMatrixColumns.map((spec) => {
        const [id] = spec.figures;
        const value = firstKnown(entry.values, spec.figures);
        const shown = spec.figures.find((figure) => entry.values[figure] !== undefined) ?? id;
        return (
          <td key={spec.name} className={styles.figure} data-figure={spec.name}>
            <FigureCell id={id} value={value} />
            <span className={styles.spark}>
              <Sparkline values={column(entry.site, shown)} {...scaleOf(spec)} />
            </span>
          </td>
        );
      })}
      <td>
        <NotesCell endpoint={entry.endpoint} />
      </td>
    </tr>
  );
}

function VerdictCell({ entry, at }: { entry: SiteMoment; at: number }) {
  const { language } = useLanguage();
  const words = useConsoleWords();
  const finding = findingOf(entry, language);
  const { cause, icon, words: what, advice, since } = finding ?? {
    cause: "unknown" as const,
    icon: "help" as const,
    words: words.cause.unknown,
    advice: "",
    since: NaN,
  };
  return (
    <div className={styles.verdict} data-cause={cause}>
      <span className={styles.sign}>
        <Icon name={icon} size="1.1rem" />
      </span>
      <div className={styles.words} title={advice === "" ? what : `${what}. ${advice}`}>
        <strong>{what}</strong>
        {!Number.isNaN(since) && (
          <span className={styles.since}>{words.matrix.since(clockOf(new Date(since)), lengthText(at - since, words.units))}</span>
        )}
        {advice !== "" && <p>{advice}</p>}
      </div>
    </div>
  );
}

const FigureCell = memo(function FigureCell({ id, value }: { id: FigureId; value: number | undefined }) {
  const { language } = useLanguage();
  const { number, unit } = figureText(id, value, language);
  return (
    <span className={styles.number} data-bad={isBad(id, value) || undefined}>
      {number}
      {unit !== "" && <small> {unit}</small>}
    </span>
  );
});

function NotesCell({ endpoint }: { endpoint: EndpointFigures | null }) {
  const words = useConsoleWords().note;
  if (endpoint === null) return null;
  const notes = endpointNotes(endpoint, words);
  return (
    <ul className={styles.notes}>
      {notes.slice(0, kNotesShown).map(({ icon, short, long }) => (
        <li key={long} title={long}>
          <Icon name={icon} size="0.95rem" />
          {short}
        </li>
      ))}
      {notes.length > kNotesShown && (
        <li title={notes.map(({ long }) => long).join("; ")}>+{notes.length - kNotesShown}</li>
      )}
    </ul>
  );
}
