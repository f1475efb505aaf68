import { useEffect, useState, useSyncExternalStore } from "react";
import type { Entered } from "../app/conference_entry";
import { enter } from "../app/conference_entry";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useConferenceWords } from "../i18n/conference";
import { ChairChange } from "../panels/chair_change";
import { ConductButtons } from "../panels/conduct_buttons";
import { ReopenButton } from "../panels/reopen_button";
import { UndoButton, useUndo } from "../panels/undo_button";
import { useAlarm } from "../panels/use_alarm";
import { usePlace } from "../panels/use_place";
import { rightsOf } from "../state/rights";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import styles from "./desk_page.module.css";
import { DeskSound } from "./desk_sound";
import { DeskPanels } from "./desk_panels";
import { PlaceBar } from "./place_bar";
import { SiteStrip } from "./site_strip";
import { StageDesk } from "./stage_desk";
import { ToolBar } from "./tool_bar";
import { useDirecting } from "./use_directing";

// Stage, content and gallery 1: the halls' picture and the thumbnails. And the sound for who wants to hear it.
const kReceives = { sound: true, pictures: 3 };
const kRunning = "/operator/running";

// The operator's desk: the picture and everything else of a running conference, also for the chair and for a hall.
export function DeskPage({ conference }: { conference: string }) {
  const [entered] = useState(() => enter({ conference }, kReceives));
  const { runtime, course } = entered;
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  const restart = () => runtime.start();
  const leave = () => location.assign(kRunning);
  return (
    <SeatGate
      model={model}
      person
      onRestart={restart}
      onLeave={leave}
      reopen={<ReopenButton course={course} onOpen={restart} />}
    >
      <Desk {...entered} onLeave={leave} />
    </SeatGate>
  );
}

function Desk({ runtime, course, onLeave }: Entered & { onLeave: () => void }) {
  const words = useConferenceWords().desk;
  const model = useModel(runtime.store);
  const { sound } = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot); // pictures come and go too
  const live = model.session.phase === "live";
  const rights = rightsOf(live ? (model.self?.role ?? null) : null);
  const undo = useUndo(model);
  const directing = useDirecting(model.stage, runtime.send);
  return (
    <div className={styles.page} data-ground="day" data-page="desk">
      <TopBar
        model={model}
        media={false}
        place={usePlace(model, words.place)}
        alarm={useAlarm(model)}
        help={model.self?.role === "technician" ? "technician" : "operator"}
        instead={undo && <UndoButton model={model} undo={undo} online={rights.conduct} send={runtime.send} />}
      >
        <DeskSound stream={sound} />
        <ChairChange model={model} online={rights.conduct} send={runtime.send} />
        {live && (
          <ConductButtons
            course={course}
            model={model}
            follows={!rights.conduct}
            online={rights.conduct}
            send={runtime.send}
            onLeave={onLeave}
          />
        )}
      </TopBar>
      <main className={styles.main}>
        <div className={styles.pictures}>
          {model.stage !== null && (
            <StageDesk runtime={runtime} model={model} stage={model.stage} directing={directing} online={rights.direct} />
          )}
          {directing.selected === null ? (
            <ToolBar model={model} online={rights.conduct} send={runtime.send} />
          ) : (
            <PlaceBar directing={directing} />
          )}
          <SiteStrip runtime={runtime} model={model} directing={directing} rights={rights} />
        </div>
        <DeskPanels model={model} rights={rights} send={runtime.send} />
      </main>
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
