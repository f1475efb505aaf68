import { useState } from "react";
import type { ConferenceRuntime } from "../app/conference_runtime";
import { useText } from "../i18n/language";
import { SiteDialog } from "../panels/site_dialog";
import { SiteTile } from "../panels/site_tile";
import type { SiteId } from "../protocol/messages";
import type { Model } from "../state/model";
import { siteById } from "../state/queries";
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
            onDrag={rights.direct ? directing.drag : undefined}
            onMore={() => (directing.selected === null ? setMore(entry.site) : directing.place(entry.site))}
          />
        ))}
      </ul>
      {chosen !== null && (
        <SiteDialog entry={chosen} model={model} rights={rights} send={runtime.send} onClose={() => setMore(null)} />
      )}
    </>
  );
}
