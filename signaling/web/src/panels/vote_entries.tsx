import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage, Count, SiteId } from "../protocol/messages";
import type { Model, Vote } from "../state/model";
import { siteName } from "../state/queries";
import { Button } from "../ui/button";
import { CountForm } from "./count_form";
import panel from "./panel.module.css";
import styles from "./vote_panel.module.css";

interface VoteEntriesProps {
  model: Model;
  vote: Vote;
  enabled: boolean; // may enter for a hall
  send: (message: ClientMessage) => boolean;
}

// What each hall has entered. Who may enter for a hall opens its row.
export function VoteEntries({ model, vote, enabled, send }: VoteEntriesProps) {
  const words = useConferenceWords().vote;
  const [editing, setEditing] = useState<SiteId | null>(null);
  const enter = (site: SiteId, count: Count) => send({ type: "vote.enter", site, ...count }) && setEditing(null);
  return (
    <ul className={panel.list}>
      {model.sites.map(({ site }) => {
        const entry = vote.entries.find((one) => one.site === site) ?? null;
        const name = siteName(model, site);
        return (
          <li key={site} className={styles.entry} data-vote-entry={site} data-entered={entry !== null}>
            <span className={styles.entryName}>{name}</span>
            <span className={entry === null ? styles.waiting : styles.numbers}>
              {entry === null ? words.waiting : `${entry.yes} · ${entry.no} · ${entry.abstain}`}
            </span>
            {enabled && editing !== site && (
              <Button aria-label={words.enterFor(name)} data-action="vote-edit" onClick={() => setEditing(site)}>
                {entry === null ? words.enter : words.change}
              </Button>
            )}
            {enabled && editing === site && (
              <CountForm count={entry} onEnter={(count) => enter(site, count)} onCancel={() => setEditing(null)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
