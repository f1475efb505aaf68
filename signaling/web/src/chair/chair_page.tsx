import { useEffect, useState } from "react";
import { ApiClient } from "../api/client";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useText } from "../i18n/language";
import type { Role } from "../protocol/messages";
import { ticketSource } from "../session/ticket_source";
import type { Model } from "../state/model";
import { connectedCount } from "../state/queries";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import { ChairRuntime } from "./chair_runtime";
import { ConductButtons } from "./conduct_buttons";
import { ConferenceControls } from "./conference_controls";
import { ConferenceDesk } from "./conference_desk";
import { HolderPanel } from "./holder_panel";
import { QueuePanel } from "./queue_panel";
import { ReopenButton } from "./reopen_button";
import { SiteCard } from "./site_card";
import styles from "./chair_page.module.css";

// How the page gets in: by a token that stands in its link, as a person who is logged in, or as a tablet.
export type ChairEntry = { token: string } | { conference: string } | { conference: string; tablet: ApiClient };

// A link's conference is one of the configuration, which has no phases to change and no papers: no desk.
function enter(entry: ChairEntry): { runtime: ChairRuntime; desk: ConferenceDesk | null } {
  if ("token" in entry) return { runtime: new ChairRuntime(entry.token), desk: null };
  const api = "tablet" in entry ? entry.tablet : new ApiClient();
  const runtime = new ChairRuntime(ticketSource(entry.conference, api));
  return { runtime, desk: new ConferenceDesk(entry.conference, api) };
}

interface ChairPageProps {
  entry: ChairEntry;
  onLeave?: () => void; // back to where the conference was chosen
  onRefused?: () => void; // a tablet that is let in no longer
}

// The chair's control surface for a touch screen: who speaks and for how long, who waits, and every site at one touch.
export function ChairPage({ entry, onLeave = goHome, onRefused }: ChairPageProps) {
  const [{ runtime, desk }] = useState(() => enter(entry));
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  const restart = () => runtime.start();
  const refused = model.session.end === "bad_token";
  useEffect(() => {
    if (refused) onRefused?.();
  }, [refused]);
  return (
    <SeatGate
      model={model}
      person={desk !== null}
      onRestart={restart}
      onLeave={desk === null ? undefined : onLeave}
      reopen={desk !== null && conducts(model) && <ReopenButton desk={desk} onOpen={restart} />}
    >
      <Chair runtime={runtime} desk={desk} onLeave={onLeave} />
    </SeatGate>
  );
}

function goHome() {
  location.assign("/");
}

// The roles whose buttons signaling obeys; others see the same without them.
const kConducting: readonly Role[] = ["chair", "deputy", "operator"];

function conducts({ self }: Model): boolean {
  return self !== null && kConducting.includes(self.role);
}

interface ChairProps {
  runtime: ChairRuntime;
  desk: ConferenceDesk | null;
  onLeave: () => void;
}

function Chair({ runtime, desk, onLeave }: ChairProps) {
  const text = useText();
  const model = useModel(runtime.store);
  const [limit, setLimit] = useState<number | null>(null);
  const live = model.session.phase === "live";
  const follows = model.self !== null && !conducts(model);
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
      >
        {desk !== null && !lost && (
          <ConductButtons desk={desk} model={model} follows={follows} online={online} onLeave={onLeave} />
        )}
      </TopBar>
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
