import { useEffect, useState } from "react";
import { ApiClient } from "../api/client";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useText } from "../i18n/language";
import type { Role } from "../protocol/messages";
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

// How the page gets in: by a token that stands in its link, as a person who is logged in, or by a tablet's tickets.
export type ChairEntry = { token: string } | { conference: string } | { tickets: TicketSource };

function tokenOf(entry: ChairEntry): string | TicketSource {
  if ("token" in entry) return entry.token;
  return "tickets" in entry ? entry.tickets : ticketSource(entry.conference, new ApiClient());
}

// The chair's control surface for a touch screen: who speaks and for how long, who waits, and every site at one touch.
// `onLeave`: where there is something to go back to once the conference is over.
export function ChairPage({ entry, onLeave }: { entry: ChairEntry; onLeave?: () => void }) {
  const [runtime] = useState(() => new ChairRuntime(tokenOf(entry)));
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  return (
    <SeatGate model={model} onRestart={() => runtime.start()} {...(onLeave && { onLeave })}>
      <Chair runtime={runtime} />
    </SeatGate>
  );
}

// The roles whose buttons signaling obeys; others see the same without them.
const kConducting: readonly Role[] = ["chair", "deputy", "operator"];

function Chair({ runtime }: { runtime: ChairRuntime }) {
  const text = useText();
  const model = useModel(runtime.store);
  const [limit, setLimit] = useState<number | null>(null);
  const live = model.session.phase === "live";
  const follows = model.self !== null && !kConducting.includes(model.self.role);
  const online = live && !follows; // what the buttons go by
  const lost = !live && model.session.lost !== null;
  const count = text.chair.connectedCount(connectedCount(model), model.sites.length);

  return (
    <div className={styles.page} data-ground="day">
      <TopBar
        model={model}
        media={false}
        place={[follows ? text.chair.follows : text.chairRole, ...(model.sites.length === 0 ? [] : [count])].join(" · ")}
        alarm={lost ? text.chair.lostBanner : live && !model.mcu ? text.chair.mcuBanner : null}
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
