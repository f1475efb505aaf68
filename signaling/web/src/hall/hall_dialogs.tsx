import { Suspense, lazy, useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import { ChatDialog } from "../chat/chat_dialog";
import { ContentDialog } from "../content/content_dialog";
import { PairingDialog } from "../control/pairing_dialog";
import type { UsedControl } from "../control/use_control";
import { useHallWords } from "../i18n/hall";
import { PapersDialog } from "../papers/papers_dialog";
import { ownSite } from "../state/queries";
import { DeviceDialog } from "./device_dialog";
import type { HallRuntime } from "./hall_runtime";
import { PreflightDialog } from "./preflight_dialog";

// The sheets of all roles come with it, so it is loaded when somebody asks for help.
const HelpDialog = lazy(async () => ({ default: (await import("../seat/help_dialog")).HelpDialog }));

export type HallDialog = "papers" | "content" | "devices" | "chat" | "help" | "pairing" | "preflight" | null;

interface HallDialogsProps {
  runtime: HallRuntime;
  paired: UsedControl;
  open: HallDialog;
  onOpen: (dialog: HallDialog) => void;
  onClose: () => void;
}

// The one dialog of a hall's page that is open.
export function HallDialogs({ runtime, paired, open, onOpen, onClose }: HallDialogsProps) {
  const model = useModel(runtime.store);
  const { self } = useSyncExternalStore(runtime.board.subscribe, runtime.board.snapshot);
  const words = useHallWords().content;
  const { conference, standby } = model;
  switch (open) {
    case null:
      return null;
    case "papers":
      return runtime.shelf === null || conference === null ? null : (
        <PapersDialog
          shelf={runtime.shelf}
          of={{ conference: conference.id }}
          title={conference.title}
          onClose={onClose}
        />
      );
    case "content":
      return (
        <ContentDialog
          agenda={model.agenda}
          canShare={runtime.canShare}
          canRead={runtime.shelf !== null}
          onScreen={() => void runtime.presenter.showScreen(words.screenName)}
          onPaper={(paper) => void runtime.presenter.showPaper(paper)}
          onClose={onClose}
        />
      );
    case "devices":
      return (
        <DeviceDialog
          devices={model.devices}
          self={self}
          settings={runtime.settings()}
          onChange={(settings) => void runtime.applySettings(settings)}
          {...(model.preflight !== null && { onTests: () => onOpen("preflight") })}
          onClose={onClose}
        />
      );
    case "preflight":
      return <PreflightDialog model={model} onRun={runtime.testWithSound} onClose={onClose} />;
    case "chat":
      return <ChatDialog chat={model.chat ?? []} self={model.self} send={runtime.send} onClose={onClose} />;
    case "help":
      return (
        <Suspense>
          <HelpDialog
            asked={ownSite(model)?.help ?? null}
            online={model.session.phase === "live"}
            send={standby === null ? runtime.send : null}
            onClose={onClose}
          />
        </Suspense>
      );
    case "pairing":
      return runtime.pairing === null || paired.control === null ? null : (
        <PairingDialog pairing={runtime.pairing} control={paired.control} onChange={paired.look} onClose={onClose} />
      );
  }
}
