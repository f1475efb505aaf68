import { useEffect, useState } from "react";
import type { Device } from "../app/device";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { FloorSummary } from "../hall/floor_summary";
import { Lamp } from "../hall/lamp";
import { RemoteStrip } from "../hall/remote_strip";
import { useHallWords } from "../i18n/hall";
import { useLanguage } from "../i18n/language";
import { SeatTasks } from "../seat/seat_tasks";
import { ComingUp } from "../seat/coming_up";
import { ownSite } from "../state/queries";
import { FullMessage } from "../ui/full_message";
import { Notices } from "../ui/notices";
import { Segmented } from "../ui/segmented";
import { ControlHeader } from "./control_header";
import styles from "./control_page.module.css";
import { ControlRuntime } from "./control_runtime";
import { ControlStandby } from "./control_standby";
import { ControlTools } from "./control_tools";

// A phone or tablet with the buttons of its hall, so that the hall's large screen shows the picture alone.
export function ControlPage({ device }: { device: Device }) {
  const { text } = useLanguage();
  const words = useHallWords().control;
  const [runtime] = useState(() => new ControlRuntime(device.token, device.site.id));
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  const { phase, end } = model.session;
  if (phase === "ended" && end === "bad_token") {
    return (
      <FullMessage kind="control_removed" title={words.repairTitle} explain={words.repairCause}>
        <a className="plain-link" href="/enrol">
          {text.device.enrol}
        </a>
      </FullMessage>
    );
  }
  return (
    <SeatGate model={model} enrolled onRestart={() => runtime.start()}>
      {model.standby === null ? <Control runtime={runtime} /> : <ControlStandby runtime={runtime} />}
    </SeatGate>
  );
}

function Control({ runtime }: { runtime: ControlRuntime }) {
  const { text } = useLanguage();
  const words = useHallWords();
  const model = useModel(runtime.store);
  const own = ownSite(model);
  const online = model.session.phase === "live";
  return (
    <div className={styles.page} data-ground="night" data-page="control">
      <ControlHeader model={model} />
      <main className={styles.main}>
        {own !== null && !own.connected && (
          <p className={styles.warning} role="alert">
            {own.removed ? words.removed.cause : words.control.hallAway}
          </p>
        )}
        {model.deskMessage !== "" && (
          <p className={styles.message} role="status" data-desk-message>
            {model.deskMessage}
          </p>
        )}
        <RemoteStrip remoteHelp={model.remoteHelp} onAnswer={null} />
        <SeatTasks model={model} online={online} send={runtime.send} />
        <Lamp model={model} shape="stacked" send={runtime.send} delegates={runtime.delegates} />
        <ControlTools runtime={runtime} model={model} online={online} />
        <section className={styles.card}>
          <FloorSummary model={model} room={12} />
          <ComingUp agenda={model.agenda} />
        </section>
        <Segmented
          label={words.control.view}
          segments={[
            { value: "composed", label: text.view.composedShort, icon: "layoutStage" },
            { value: "forwarded", label: text.view.forwardedShort, icon: "separate" },
          ]}
          value={own?.view ?? "composed"}
          disabled={!online}
          onChange={(view) => runtime.send({ type: "view", view })}
        />
      </main>
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
