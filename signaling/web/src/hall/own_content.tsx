import { useSyncExternalStore } from "react";
import { ContentBar } from "../content/content_bar";
import type { Model } from "../state/model";
import type { HallRuntime } from "./hall_runtime";

interface OwnContentProps {
  runtime: HallRuntime;
  model: Model;
  onChoose: () => void;
}

// What the hall presents, with its pages and the button that ends it.
export function OwnContent({ runtime: { presenter }, model, onChoose }: OwnContentProps) {
  const presenting = useSyncExternalStore(presenter.subscribe, presenter.snapshot);
  return (
    <ContentBar
      content={model.microphone.content}
      presenting={presenting}
      onTurn={(step) => void presenter.turn(step)}
      onChoose={onChoose}
      onStop={() => presenter.stop()}
    />
  );
}
