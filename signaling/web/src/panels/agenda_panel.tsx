import { useConferenceWords } from "../i18n/conference";
import type { AgendaItemEntry, ClientMessage } from "../protocol/messages";
import type { Agenda, Model } from "../state/model";
import { siteName } from "../state/queries";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./agenda_panel.module.css";
import panel from "./panel.module.css";

interface AgendaPanelProps {
  model: Model;
  agenda: Agenda;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// The items of the conference, the current one marked. Going to one loads its layout, papers and speakers.
export function AgendaPanel({ model, agenda, online, send }: AgendaPanelProps) {
  const words = useConferenceWords().agenda;
  const { current, items } = agenda;
  const next = current === null ? 0 : current + 1;
  return (
    <section className={panel.body} aria-label={words.heading}>
      {items.length === 0 && <p className={panel.empty}>{words.none}</p>}
      <ol className={panel.list}>
        {items.map((item, index) => (
          <li key={index} className={index === current ? `${styles.item} ${styles.current}` : styles.item} data-item={index}>
            <button
              type="button"
              className={styles.go}
              disabled={!online || index === current}
              aria-current={index === current ? "step" : undefined}
              data-action="agenda-go"
              onClick={() => send({ type: "agenda.go", item: index })}
            >
              <span className={styles.number}>{index + 1}</span>
              <ItemWords item={item} current={index === current} model={model} />
            </button>
          </li>
        ))}
      </ol>
      <div className={panel.foot}>
        <Button
          tone="go"
          size="large"
          icon="chevronRight"
          disabled={!online || next >= items.length}
          data-action="agenda-next"
          onClick={() => send({ type: "agenda.go", item: next })}
        >
          {current === null ? words.first : words.next}
        </Button>
      </div>
    </section>
  );
}

function ItemWords({ item, current, model }: { item: AgendaItemEntry; current: boolean; model: Model }) {
  const words = useConferenceWords().agenda;
  const speakers = item.speakers.map(({ site, delegate }) =>
    delegate === "" ? siteName(model, site) : `${delegate} (${siteName(model, site)})`,
  );
  return (
    <span className={styles.words}>
      <span className={styles.title}>{item.title}</span>
      <span className={styles.facts}>
        {current && <Icon name="chevronRight" size="1em" />}
        {[
          ...(current ? [words.current] : []),
          ...(item.planned_minutes > 0 ? [words.minutes(item.planned_minutes)] : []),
          ...(item.papers.length > 0 ? [words.papers(item.papers.length)] : []),
        ].join(" · ")}
      </span>
      {speakers.length > 0 && <span className={styles.facts}>{speakers.join(", ")}</span>}
    </span>
  );
}
