import { useCallback, useState, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import type { UsedControl } from "../control/use_control";
import { ChatToast } from "../seat/chat_toast";
import { SeatTasks } from "../seat/seat_tasks";
import { useUnread } from "../seat/unread";
import { ownSite } from "../state/queries";
import { Notices } from "../ui/notices";
import styles from "./hall.module.css";
import { HallBar } from "./hall_bar";
import type { HallDialog } from "./hall_dialogs";
import { HallDialogs } from "./hall_dialogs";
import { HallRail } from "./hall_rail";
import type { HallRuntime } from "./hall_runtime";
import { Lamp } from "./lamp";
import { LostOverlay } from "./lost_overlay";
import { MixedSound } from "./mixed_sound";
import { MoveNotice } from "./move_notice";
import { OnAirBadge } from "./on_air_badge";
import { OwnContent } from "./own_content";
import { Picture } from "./picture";
import frame from "./picture_page.module.css";
import { PreflightStrip } from "./preflight_strip";
import { RemoteStrip } from "./remote_strip";
import { ShrinkButton } from "./shrink_button";
import { useEnlarged } from "./use_enlarged";

interface HallProps {
  runtime: HallRuntime;
  paired: UsedControl;
}

// A hall in a conference. While a phone is its control, the picture alone stands here.
export function Hall({ runtime, paired }: HallProps) {
  const model = useModel(runtime.store);
  const streams = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const [enlarged, setEnlarged] = useEnlarged();
  const [dialog, setDialog] = useState<HallDialog>(null);
  const onBlocked = useCallback(
    (blocked: boolean) => runtime.store.dispatch({ type: "sound_blocked", blocked }),
    [runtime],
  );
  const onAnswer = (answered: boolean) => runtime.store.dispatch({ type: "remote_answered", answered });
  const own = ownSite(model);
  const unread = useUnread(model.chat, own?.site ?? null, dialog === "chat");
  const online = model.session.phase === "live";
  const bare = paired.control?.online === true;
  const shape = bare ? styles.bare : enlarged ? frame.enlarged : "";

  return (
    <div className={`${frame.page} ${styles.page} ${shape}`} data-ground="night" data-bare={bare || undefined}>
      <HallBar model={model} runtime={runtime} onOpen={setDialog} onEnlarge={() => setEnlarged(true)} />
      <main className={`${frame.main} ${styles.main}`}>
        <div className={frame.picture}>
          <Picture model={model} streams={streams} />
          <LostOverlay model={model} />
          <MoveNotice key={model.moveNotice?.conference} notice={model.moveNotice} onSeen={runtime.answerCall} />
          <MixedSound
            stream={streams.sound}
            loudspeaker={model.devices.loudspeaker.deviceId}
            blocked={model.soundBlocked}
            onBlocked={onBlocked}
          />
          {bare && <OnAirBadge model={model} />}
          <div className={styles.above}>
            <OwnContent runtime={runtime} model={model} onChoose={() => setDialog("content")} />
            <RemoteStrip remoteHelp={model.remoteHelp} onAnswer={onAnswer} />
            <PreflightStrip model={model} onOpen={bare ? null : () => setDialog("preflight")} />
            {!bare && <ChatToast unread={unread} onOpen={() => setDialog("chat")} />}
          </div>
          <div className={styles.below}>
            {!bare && <SeatTasks model={model} online={online} send={runtime.send} />}
          </div>
          {enlarged && !bare && <ShrinkButton onShrink={() => setEnlarged(false)} />}
        </div>
        <HallRail
          model={model}
          self={streams.self}
          unread={unread.length}
          mayPair={paired.control !== null}
          send={runtime.send}
          onOpen={setDialog}
        />
        <div className={styles.lamp}>
          <Lamp
            model={model}
            shape={enlarged ? "compact" : "wide"}
            send={runtime.send}
            delegates={runtime.delegates()}
            microphoneLevel={runtime.microphoneLevel}
          />
        </div>
      </main>
      <HallDialogs runtime={runtime} paired={paired} open={dialog} onOpen={setDialog} onClose={() => setDialog(null)} />
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
