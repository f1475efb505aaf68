import { kHelp } from "../i18n/help";
import { useSheetWords } from "../i18n/help/sheet_words";
import { useLanguage } from "../i18n/language";
import type { HelpRole } from "./help_role";
import { HelpText } from "./help_text";
import styles from "./help_article.module.css";

// What a role has to know: the steps of its work, then what to do when something goes wrong. `short`: the latter alone.
export function HelpArticle({ role, short = false }: { role: HelpRole; short?: boolean }) {
  const { language } = useLanguage();
  const words = useSheetWords();
  const { seat, parts, troubles } = kHelp[role][language];
  return (
    <div className={styles.article} data-help={role}>
      {!short && <p className={styles.seat}>{seat}</p>}
      {!short &&
        parts.map(({ heading, steps }) => (
          <section key={heading} className={styles.part}>
            <h2>{heading}</h2>
            <ol>
              {steps.map((step) => (
                <li key={step}>
                  <HelpText words={step} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      <section className={styles.part}>
        <h2>{words.troubles}</h2>
        <table className={styles.troubles}>
          <thead className="visually-hidden">
            <tr>
              <th>{words.sign}</th>
              <th>{words.cure}</th>
            </tr>
          </thead>
          <tbody>
            {troubles.map(({ sign, cure }) => (
              <tr key={sign}>
                <th scope="row">
                  <HelpText words={sign} />
                </th>
                <td>
                  <HelpText words={cure} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
