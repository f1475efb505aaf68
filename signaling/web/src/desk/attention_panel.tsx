import { useConferenceWords } from "../i18n/conference";
import panel from "../panels/panel.module.css";
import type { ClientMessage } from "../protocol/messages";
import type { Rights } from "../state/rights";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon";
import type { Attention } from "./attention";
import styles from "./attention_panel.module.css";

interface AttentionPanelProps {
  attention: readonly Attention[];
  rights: Rights;
  send: (message: ClientMessage) => boolean;
}

const kIcons: Readonly<Record<Attention["kind"], IconName>> = {
  help: "bell",
  lost: "lineOff",
  silent: "warning",
  removed: "cross",
  absent: "clock",
};

// Halls that ask for help, are lost, are not heard, or wait outside.
export function AttentionPanel({ attention, rights, send }: AttentionPanelProps) {
  const words = useConferenceWords().attention;
  return (
    <section className={panel.body} aria-label={words.heading}>
      {attention.length === 0 && <p className={panel.empty}>{words.none}</p>}
      <ul className={panel.list}>
        {attention.map(({ kind, entry: { site, name, help } }) => (
          <li key={`${kind} ${site}`} className={`${styles.row} ${styles[kind] ?? ""}`} data-attention={kind} data-of={site}>
            <Icon name={kIcons[kind]} size="1.4em" />
            <span className={styles.words}>
              <strong>{name}</strong>
              <span>{kind === "help" && help !== null && help !== "" ? help : words[kind]}</span>
            </span>
            {kind === "help" && (
              <Button tone="go" disabled={!rights.answerHelp} data-action="help-answer" onClick={() => send({ type: "help.answer", site })}>
                {words.answer}
              </Button>
            )}
            {kind === "removed" && (
              <Button disabled={!rights.conduct} data-action="readmit" onClick={() => send({ type: "readmit", site })}>
                {words.readmit}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
