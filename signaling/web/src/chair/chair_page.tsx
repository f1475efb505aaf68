import { useEffect, useState } from "react";
import type { ConferenceEntry, Entered } from "../app/conference_entry";
import { enter } from "../app/conference_entry";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { ChairChange } from "../panels/chair_change";
import { ConductButtons } from "../panels/conduct_buttons";
import { present, useConferenceTabs } from "../panels/conference_tabs";
import { HolderPanel } from "../panels/holder_panel";
import { PanelTabs } from "../panels/panel_tabs";
import { ReopenButton } from "../panels/reopen_button";
import { SiteDialog } from "../panels/site_dialog";
import { SiteTile } from "../panels/site_tile";
import { TurnControls } from "../panels/turn_controls";
import { UndoButton, useUndo } from "../panels/undo_button";
import { useAlarm } from "../panels/use_alarm";
import { usePlace } from "../panels/use_place";
import type { SiteId } from "../protocol/messages";
import { siteById } from "../state/queries";
import { rightsOf } from "../state/rights";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import styles from "./chair_page.module.css";

interface ChairPageProps {
  entry: ConferenceEntry;
  onLeave?: () => void; // back to where the conference was chosen
  onRefused?: () => void; // a tablet that is let in no longer
}

const kReceives = { sound: false, pictures: 3 };

// The chair's control surface for a touch screen: who speaks and for how long, who waits, and every site at one touch.
export function ChairPage({ entry, onLeave = goHome, onRefused }: ChairPageProps) {
  const [entered] = useState(() => enter(entry, kReceives));
  const { runtime, course } = entered;
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  const restart = () => runtime.start();
  const refused = model.session.end === "bad_token";
  useEffect(() => {
    if (refused) onRefused?.();
  }, [refused]);
  const reopens = course !== null && rightsOf(model.self?.role ?? null).conduct;
  return (
    <SeatGate
      model={model}
      person={course !== null}
      onRestart={restart}
      onLeave={course === null ? undefined : onLeave}
      reopen={reopens && <ReopenButton course={course} onOpen={restart} />}
    >
      <Chair {...entered} onLeave={onLeave} />
    </SeatGate>
  );
}

function goHome() {
  location.assign("/");
}

function Chair({ runtime, course, onLeave }: Entered & { onLeave: () => void }) {
  const text = useText();
  const words = useConferenceWords();
  const model = useModel(runtime.store);
  const [more, setMore] = useState<SiteId | null>(null);
  const live = model.session.phase === "live";
  const role = model.self?.role ?? null;
  const rights = rightsOf(live ? role : null); // what the buttons go by
  const follows = role !== null && !rightsOf(role).conduct;
  const alarm = useAlarm(model);
  const undo = useUndo(model);
  const tabs = useConferenceTabs(model, rights, runtime.send);
  const place = usePlace(model, follows ? text.chair.follows : text.chairRole);
  const chosen = siteById(model, more);

  return (
    <div className={styles.page} data-ground="day">
      <TopBar
        model={model}
        media={false}
        place={place}
        alarm={alarm}
        help={role === "deputy" ? "deputy" : "chair"}
        instead={undo && <UndoButton model={model} undo={undo} online={rights.conduct} send={runtime.send} />}
      >
        <ChairChange model={model} online={rights.conduct} send={runtime.send} />
        {course !== null && live && (
          <ConductButtons
            course={course}
            model={model}
            follows={follows}
            online={rights.conduct}
            send={runtime.send}
            onLeave={onLeave}
          />
        )}
      </TopBar>
      <main className={styles.main}>
        <div className={styles.conduct}>
          <HolderPanel model={model} online={rights.conduct} send={runtime.send} />
          <TurnControls model={model} online={rights.conduct} send={runtime.send} />
        </div>
        <PanelTabs label={words.tabs.label} tabs={present([tabs.queue, tabs.lobby, tabs.agenda, tabs.roll, tabs.vote, tabs.rules])} />
        <ul className={styles.sites} aria-label={text.chair.sitesHeading}>
          {model.sites.map((entry) => (
            <SiteTile
              key={entry.site}
              entry={entry}
              model={model}
              feed={runtime.feed}
              online={rights.conduct}
              send={runtime.send}
              onMore={() => setMore(entry.site)}
            />
          ))}
        </ul>
      </main>
      {chosen !== null && (
        <SiteDialog
          entry={chosen}
          model={model}
          rights={rights}
          send={runtime.send}
          onClose={() => setMore(null)}
        />
      )}
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
