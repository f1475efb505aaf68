import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { Button } from "../ui/button";

interface ChairChangeProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// Who leads when the chair cannot: deputy and operator take over, the one who acts or the chair ends it.
export function ChairChange({ model, online, send }: ChairChangeProps) {
  const words = useConferenceWords().chairChange;
  const { self, acting, chairLost } = model;
  if (self === null || !online) return null;
  if (acting === null) {
    if (!chairLost || (self.role !== "deputy" && self.role !== "operator")) return null;
    return (
      <Button tone="asked" data-action="take-over" onClick={() => send({ type: "chair.take_over" })}>
        {words.takeOver}
      </Button>
    );
  }
  return (
    <Button tone="asked" data-action="hand-back" onClick={() => send({ type: "chair.hand_back" })}>
      {self.role === "chair" ? words.takeBack : words.handBack}
    </Button>
  );
}
