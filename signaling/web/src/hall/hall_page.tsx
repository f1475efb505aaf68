import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import { SeatGate } from "../app/seat_gate";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { PapersDialog } from "../papers/papers_dialog";
import { Notices } from "../ui/notices";
import { Segmented } from "../ui/segmented";
import { TopBar } from "../ui/top_bar";
import { ownSite } from "../state/queries";
import { DeviceDialog } from "./device_dialog";
import { FloorSummary } from "./floor_summary";
import { HallRuntime } from "./hall_runtime";
import { Lamp } from "./lamp";
import { CallScreen } from "./call_screen";
import { LostOverlay } from "./lost_overlay";
import { MixedSound } from "./mixed_sound";
import { MoveNotice } from "./move_notice";
import { Picture } from "./picture";
import { SelfView } from "./self_view";
import { StandbyScreen } from "./standby_screen";
import styles from "./hall_page.module.css";

// The page of a hall: a picture for sixty people, one lamp, one button.
// `enrolled`: the token is this computer's own, and no link's.
export function HallPage({ token, enrolled }: { token: string; enrolled: boolean }) {
  const [runtime] = useState(() => new HallRuntime(token));
  useEffect(() => void runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  return (
    <SeatGate model={model} enrolled={enrolled} onRestart={() => void runtime.start()}>
      <HallPlace runtime={runtime} />
    </SeatGate>
  );
}

// Where the hall is: called, waiting, or in a conference.
function HallPlace({ runtime }: { runtime: HallRuntime }) {
  const { standby, self } = useModel(runtime.store);
  if (standby === null) return <Hall runtime={runtime} />;
  if (standby.call === null) return <StandbyScreen runtime={runtime} />;
  return <CallScreen call={standby.call} name={self?.name ?? ""} onAnswer={runtime.answerCall} />;
}

function Hall({ runtime }: { runtime: HallRuntime }) {
  const text = useText();
  const model = useModel(runtime.store);
  const streams = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const [enlarged, setEnlarged] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [reading, setReading] = useState(false);
  const onBlocked = useCallback(
    (blocked: boolean) => runtime.store.dispatch({ type: "sound_blocked", blocked }),
    [runtime],
  );
  const own = ownSite(model);
  const name = own?.name ?? model.self?.name ?? "";

  return (
    <div className={enlarged ? `${styles.page} ${styles.enlarged}` : styles.page} data-ground="night">
      <TopBar model={model} media place={own?.role === "chair" ? `${name} · ${text.chairSite}` : name}>
        {runtime.shelf !== null && (
          <Button tone="quiet" icon="document" data-action="papers" onClick={() => setReading(true)}>
            {text.papers.open}
          </Button>
        )}
        <Button tone="quiet" icon="settings" onClick={() => setChoosing(true)}>
          {text.devices.heading}
        </Button>
        <Button tone="quiet" icon="enlarge" onClick={() => setEnlarged(true)}>
          {text.picture.enlarge}
        </Button>
      </TopBar>
      <main className={styles.main}>
        <div className={styles.picture}>
          <Picture model={model} streams={streams} />
          <LostOverlay model={model} />
          <MoveNotice key={model.moveNotice?.conference} notice={model.moveNotice} onSeen={runtime.answerCall} />
          <MixedSound stream={streams.sound} blocked={model.soundBlocked} onBlocked={onBlocked} />
          {enlarged && (
            <div className={styles.shrink}>
              <Button
                icon="shrink"
                aria-label={text.picture.shrink}
                title={text.picture.shrink}
                onClick={() => setEnlarged(false)}
              />
            </div>
          )}
        </div>
        <aside className={styles.rail}>
          <SelfView stream={streams.self} devices={model.devices} name={name} />
          <FloorSummary model={model} />
          <Segmented
            label={text.view.label}
            segments={[
              { value: "composed", label: text.view.composedShort, icon: "layoutStage" },
              { value: "forwarded", label: text.view.forwardedShort, icon: "separate" },
            ]}
            value={own?.view ?? "composed"}
            disabled={model.session.phase !== "live"}
            onChange={(view) => runtime.send({ type: "view", view })}
          />
        </aside>
        <div className={styles.lamp}>
          <Lamp model={model} compact={enlarged} send={runtime.send} microphoneLevel={runtime.microphoneLevel} />
        </div>
      </main>
      {reading && runtime.shelf !== null && model.conference !== null && (
        <PapersDialog
          shelf={runtime.shelf}
          of={{ conference: model.conference.id }}
          title={model.conference.title}
          onClose={() => setReading(false)}
        />
      )}
      {choosing && (
        <DeviceDialog
          devices={model.devices}
          self={streams.self}
          settings={runtime.settings()}
          onChange={(settings) => runtime.applySettings(settings)}
          onClose={() => setChoosing(false)}
        />
      )}
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
