import type { ReactNode } from "react";
import { useState, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import { DeviceDialog } from "../hall/device_dialog";
import type { HallRuntime } from "../hall/hall_runtime";
import { LostOverlay } from "../hall/lost_overlay";
import { SelfView } from "../hall/self_view";
import { useGuestWords } from "../i18n/guest";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import styles from "./guest_page.module.css";

interface GuestFrameProps {
  runtime: HallRuntime;
  page: string; // for tests: which page stands
  name: string; // below the own picture; may be empty
  children: ReactNode;
}

// A guest who is not in: what there is to say or to do, and beside it his own camera and microphone.
export function GuestFrame({ runtime, page, name, children }: GuestFrameProps) {
  const text = useText();
  const words = useGuestWords();
  const model = useModel(runtime.store);
  const streams = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={styles.page} data-ground="night" data-page={page}>
      <TopBar model={model} media place={words.place} />
      <main className={styles.main}>
        <section className={styles.words}>{children}</section>
        <aside className={styles.devices}>
          <h2 className={styles.heading}>{words.devices}</h2>
          <SelfView stream={streams.self} devices={model.devices} name={name} />
          <Button icon="settings" data-action="devices" onClick={() => setChoosing(true)}>
            {text.devices.heading}
          </Button>
        </aside>
        {model.session.lost !== "unknown_conference" && <LostOverlay model={model} />}
      </main>
      {choosing && (
        <DeviceDialog
          devices={model.devices}
          self={streams.self}
          settings={runtime.settings()}
          onChange={(settings) => void runtime.applySettings(settings)}
          onClose={() => setChoosing(false)}
        />
      )}
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
