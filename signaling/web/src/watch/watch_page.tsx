import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { FloorSummary } from "../hall/floor_summary";
import { LostOverlay } from "../hall/lost_overlay";
import { MixedSound } from "../hall/mixed_sound";
import { Picture } from "../hall/picture";
import frame from "../hall/picture_page.module.css";
import { ShrinkButton } from "../hall/shrink_button";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import { PapersDialog } from "../papers/papers_dialog";
import { Button } from "../ui/button";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import { AgendaList } from "./agenda_list";
import styles from "./watch_page.module.css";
import { WatchRuntime } from "./watch_runtime";

// Picture and sound of a conference for who only follows it, with its agenda and papers.
export function WatchPage({ conference }: { conference: string }) {
  const [runtime] = useState(() => new WatchRuntime(conference));
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  return (
    <SeatGate model={model} person onRestart={() => runtime.start()} onLeave={() => location.assign("/conferences")}>
      <Watch runtime={runtime} />
    </SeatGate>
  );
}

function Watch({ runtime }: { runtime: WatchRuntime }) {
  const text = useText();
  const words = useHallWords().watch;
  const model = useModel(runtime.store);
  const streams = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const [enlarged, setEnlarged] = useState(false);
  const [reading, setReading] = useState(false);
  const onBlocked = useCallback(
    (blocked: boolean) => runtime.store.dispatch({ type: "sound_blocked", blocked }),
    [runtime],
  );
  return (
    <div className={`${frame.page} ${styles.page} ${enlarged ? frame.enlarged : ""}`} data-ground="night" data-page="watch">
      <TopBar model={model} media place={words.title} help="observer">
        <Button tone="quiet" icon="document" data-action="papers" onClick={() => setReading(true)}>
          {text.papers.open}
        </Button>
        <Button tone="quiet" icon="enlarge" onClick={() => setEnlarged(true)}>
          {text.picture.enlarge}
        </Button>
      </TopBar>
      <main className={`${frame.main} ${styles.main}`}>
        <div className={`${frame.picture} ${styles.picture}`}>
          <Picture model={model} streams={streams} />
          <LostOverlay model={model} />
          <MixedSound stream={streams.sound} blocked={model.soundBlocked} onBlocked={onBlocked} />
          {enlarged && <ShrinkButton onShrink={() => setEnlarged(false)} />}
        </div>
        <aside className={`${frame.rail} ${styles.rail}`}>
          <FloorSummary model={model} room={8} />
          <AgendaList agenda={model.agenda} />
        </aside>
      </main>
      {reading && model.conference !== null && (
        <PapersDialog
          shelf={runtime.shelf}
          of={{ conference: model.conference.id }}
          title={model.conference.title}
          onClose={() => setReading(false)}
        />
      )}
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
