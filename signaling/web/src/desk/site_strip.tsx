import { useState } from "react";
import type { ConferenceRuntime } from "../app/conference_runtime";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { SiteDialog } from "../panels/site_dialog";
import { SiteTile } from "../panels/site_tile";
import type { SiteId } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteById, siteName } from "../state/queries";
import type { Rights } from "../state/rights";
import styles from "./desk_page.module.css";
import type { Directing } from "./use_directing";

interface SiteStripProps {
  runtime: ConferenceRuntime;
  model: Model;
  directing: Directing;
  rights: Rights;
}

// All sites, with the chair's buttons. A site goes into the chosen place at a touch, into any by dragging it there.
export function SiteStrip({ runtime, model, directing, rights }: SiteStripProps) {
  const text = useText();
  const [more, setMore] = useState<SiteId | null>(null);
  const chosen = siteById(model, more);
  const words = useConferenceWords().stage;
  const { selected, dragged } = directing;
  const placing = (name: string) => (selected === null ? undefined : words.putInPlace(name, selected + 1));
  return (
    <>
      <ul className={styles.sites} aria-label={text.chair.sitesHeading}>
        {model.sites.map((entry) => (
          <SiteTile
            key={entry.site}
            entry={entry}
            model={model}
            feed={runtime.feed}
            online={rights.conduct}
            send={runtime.send}
            compact
            label={placing(entry.name)}
            drag={rights.direct ? directing.dragging(entry.site) : undefined}
            onMore={() => (directing.selected === null ? setMore(entry.site) : directing.place(entry.site))}
          />
        ))}
      </ul>
      {dragged !== null && (
        <span className={styles.dragged} style={{ left: dragged.x, top: dragged.y }} aria-hidden="true">
          {siteName(model, dragged.site)}
        </span>
      )}
      {chosen !== null && (
        <SiteDialog entry={chosen} model={model} rights={rights} send={runtime.send} onClose={() => setMore(null)} />
      )}
    </>
  );
}
