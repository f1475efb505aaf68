import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import { ComingUp } from "../seat/coming_up";
import { isBroken } from "../session/devices";
import type { Model } from "../state/model";
import { ownSite } from "../state/queries";
import { Segmented } from "../ui/segmented";
import { FloorSummary } from "./floor_summary";
import styles from "./hall.module.css";
import type { HallDialog } from "./hall_dialogs";
import { HallTools } from "./hall_tools";
import frame from "./picture_page.module.css";
import { SelfView } from "./self_view";

const kQueueRoom = 8;

interface HallRailProps {
  model: Model;
  self: MediaStream | null;
  unread: number;
  mayPair: boolean;
  send: (message: ClientMessage) => boolean;
  onOpen: (dialog: HallDialog) => void;
}

// Beside the picture: the own camera, the floor, the agenda, the way of watching.
export function HallRail({ model, self, unread, mayPair, send, onOpen }: HallRailProps) {
  const text = useText();
  const own = ownSite(model);
  // Two broken devices take the room of what comes next: they matter more.
  const broken = [model.devices.camera, model.devices.microphone].filter(({ status }) => isBroken(status)).length;
  const agenda = broken < 2 ? model.agenda : null;
  const coming = agenda !== null && agenda.items.length > 0;
  return (
    <aside className={`${frame.rail} ${styles.rail}`}>
      <div className={styles.corner}>
        <SelfView stream={self} devices={model.devices} name={own?.name ?? model.self?.name ?? ""} />
        <HallTools
          unread={unread}
          helpAsked={own?.help != null}
          onChat={() => onOpen("chat")}
          onHelp={() => onOpen("help")}
          onControl={mayPair ? () => onOpen("pairing") : null}
        />
      </div>
      <FloorSummary model={model} room={coming ? kQueueRoom - 2 : kQueueRoom} />
      <ComingUp agenda={agenda} />
      <Segmented
        label={text.view.label}
        segments={[
          { value: "composed", label: text.view.composedShort, icon: "layoutStage" },
          { value: "forwarded", label: text.view.forwardedShort, icon: "separate" },
        ]}
        value={own?.view ?? "composed"}
        disabled={model.session.phase !== "live"}
        onChange={(view) => send({ type: "view", view })}
      />
    </aside>
  );
}
