import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Roll } from "../state/model";
import { Button } from "../ui/button";

interface RollButtonsProps {
  roll: Roll;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// Begins the roll; while it runs: the next site, and its end.
export function RollButtons({ roll, online, send }: RollButtonsProps) {
  const words = useConferenceWords().roll;
  if (!roll.running) {
    return (
      <Button tone="go" disabled={!online} data-action="roll-start" onClick={() => send({ type: "roll.start" })}>
        {words.start}
      </Button>
    );
  }
  return (
    <>
      <Button tone="go" disabled={!online} data-action="roll-next" onClick={() => send({ type: "roll.next" })}>
        {words.next}
      </Button>
      <Button disabled={!online} data-action="roll-end" onClick={() => send({ type: "roll.end" })}>
        {words.end}
      </Button>
    </>
  );
}
