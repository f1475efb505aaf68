import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { Button } from "../ui/button";

interface MuteOthersProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
  size?: "large";
  wide?: boolean;
}

// Closes the microphones that sites opened by themselves. They can under "open" only; otherwise the button says that
// there is nothing to close.
export function MuteOthers({ model, online, send, ...form }: MuteOthersProps) {
  const text = useText();
  const open = model.policy === "open";
  return (
    <Button
      {...form}
      icon="microphoneOff"
      disabled={!online || !open}
      data-action="mute-all"
      onClick={() => send({ type: "mute_all" })}
    >
      {open ? text.chair.muteOthers : text.chair.onlyInvited}
    </Button>
  );
}
