import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import type { CheckEntry } from "../protocol/messages";
import styles from "./check_table.module.css";
import { LampSign } from "./lamp_sign";
import type { CheckRow } from "./preflight_view";
import { directionOf, lampOf, rowsOf, valueText, worstOf } from "./preflight_view";

// Each check of a site: what was measured, of its line both ways, what that means, and what to do.
export function CheckTable({ checks, label }: { checks: readonly CheckEntry[]; label: string }) {
  const words = useConsoleWords().preflight;
  return (
    <table className={styles.checks} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.check}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(checks).map((row, index) => (
          <Row key={`${row.name} ${index}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { name, checks } }: { row: CheckRow }) {
  const words = useConsoleWords().preflight;
  const { language } = useLanguage();
  const result = worstOf(checks);
  const told = saidOnce(checks.filter((check) => check.result !== "pass" || check.value === null));
  return (
    <tr data-check={name} data-result={result}>
      <th scope="row">{words.row[name]}</th>
      <td className={styles.values}>
        {checks.map((check, index) => (
          <Value key={index} check={check} />
        ))}
      </td>
      <td>
        <LampSign lamp={lampOf(result)} words={words.result[result]} small />
        {told.map((check, index) => (
          <p key={index} className={styles.found}>
            {check[language]}
            {check.advice !== null && <em>{check.advice[language]}</em>}
          </p>
        ))}
      </td>
    </tr>
  );
}

// Both directions may say the same.
function saidOnce(checks: readonly CheckEntry[]): readonly CheckEntry[] {
  return checks.filter(({ vi }, index) => checks.findIndex((other) => other.vi === vi) === index);
}

function Value({ check }: { check: CheckEntry }) {
  const words = useConsoleWords().preflight;
  const { language } = useLanguage();
  const direction = directionOf(check.check);
  if (check.value === null && direction === null) return null;
  return (
    <span className={styles.value} data-lamp-of={lampOf(check.result)}>
      {direction !== null && (
        <>
          <span aria-hidden="true">{direction === "up" ? "↑" : "↓"} </span>
          <span className="visually-hidden">{words[direction]} </span>
        </>
      )}
      {valueText(check, language)}
    </span>
  );
}
