import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { ownSite } from "../state/queries";
import { Button } from "../ui/button";
import { TopBar } from "../ui/top_bar";
import type { HallDialog } from "./hall_dialogs";
import type { HallRuntime } from "./hall_runtime";

interface HallBarProps {
  model: Model;
  runtime: HallRuntime;
  onOpen: (dialog: HallDialog) => void;
  onEnlarge: () => void;
}

// The bar above the picture: where the hall is, and what is needed now and then.
export function HallBar({ model, runtime, onOpen, onEnlarge }: HallBarProps) {
  const text = useText();
  const words = useHallWords();
  const own = ownSite(model);
  const name = own?.name ?? model.self?.name ?? "";
  const mayPresent = runtime.canShare || runtime.shelf !== null;
  return (
    <TopBar model={model} media place={own?.role === "chair" ? `${name} · ${text.chairSite}` : name}>
      {runtime.shelf !== null && (
        <Button tone="quiet" icon="document" data-action="papers" onClick={() => onOpen("papers")}>
          {text.papers.open}
        </Button>
      )}
      {mayPresent && (
        <Button tone="quiet" icon="present" data-action="present" onClick={() => onOpen("content")}>
          {words.content.open}
        </Button>
      )}
      <Button tone="quiet" icon="settings" onClick={() => onOpen("devices")}>
        {text.devices.heading}
      </Button>
      <Button
        tone="quiet"
        icon="enlarge"
        aria-label={text.picture.enlarge}
        title={text.picture.enlarge}
        onClick={onEnlarge}
      />
    </TopBar>
  );
}
