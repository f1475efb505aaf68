import { useEffect, useState } from "react";
import { ApiClient } from "../api/client";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useText } from "../i18n/language";
import type { TicketSource } from "../session/session";
import { ticketSource } from "../session/ticket_source";
import { connectedCount } from "../state/queries";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import { ChairRuntime } from "./chair_runtime";
import { ConferenceControls } from "./conference_controls";
import { HolderPanel } from "./holder_panel";
import { QueuePanel } from "./queue_panel";
import { SiteCard } from "./site_card";
import styles from "./chair_page.module.css";

// How the page gets in: by a token that stands in its link, or as a person who is logged in.
export type ChairEntry = { token: string } | { conference: string };

function tokenOf(entry: ChairEntry): string | TicketSource {
  return "token" in entry ? entry.token : ticketSource(entry.conference, new ApiClient());
}

// The chair's control surface for a touch screen: who speaks and for how long, who waits, and every site at one touch.
export function ChairPage({ entry }: { entry: ChairEntry }) {
  const [runtime] = useState(() => new ChairRuntime(tokenOf(entry)));
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  return (
    <SeatGate model={model} onRestart={() => runtime.start()}>
      <Chair runtime={runtime} />
    </SeatGate>
  );
}

function Chair({ runtime }: { runtime: ChairRuntime }) {
  const text = useText();
  const model = useModel(runtime.store);
  const [limit, setLimit] = useState<number | null>(null);
  const online = model.session.phase === "live";
  const lost = !online && model.session.lost !== null;
  const count = text.chair.connectedCount(connectedCount(model), model.sites.length);

  return (
    <div className={styles.page} data-ground="day">
      <TopBar
        model={model}
        media={false}
        place={model.sites.length === 0 ? text.chairRole : `${text.chairRole} · ${count}`}
        alarm={lost ? text.chair.lostBanner : online && !model.mcu ? text.chair.mcuBanner : null}
      />
      <main className={styles.main}>
        <div className={styles.conduct}>
          <HolderPanel model={model} online={online} send={runtime.send} />
          <ConferenceControls model={model} online={online} limit={limit} onLimit={setLimit} send={runtime.send} />
        </div>
        <QueuePanel model={model} online={online} limit={limit} send={runtime.send} />
        <ul className={styles.sites} aria-label={text.chair.sitesHeading}>
          {model.sites.map((entry) => (
            <SiteCard
              key={entry.site}
              entry={entry}
              model={model}
              online={online}
              limit={limit}
              send={runtime.send}
            />
          ))}
        </ul>
      </main>
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
