import { Suspense, lazy, useState } from "react";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { ownSite } from "../state/queries";
import { Button } from "../ui/button";
import { FullMessage } from "../ui/full_message";

const HelpDialog = lazy(async () => ({ default: (await import("../seat/help_dialog")).HelpDialog }));

interface RemovedScreenProps {
  model: Model;
  send: (message: ClientMessage) => boolean;
}

// The chair has taken the hall out: it waits, without picture and sound, and enters again by itself.
export function RemovedScreen({ model, send }: RemovedScreenProps) {
  const text = useText();
  const words = useHallWords().removed;
  const [open, setOpen] = useState(false);
  const own = ownSite(model);
  return (
    <>
      <FullMessage kind="removed" title={words.title} explain={words.cause}>
        <p>{own?.name}</p>
        <Button size="large" icon="help" data-action="help-open" onClick={() => setOpen(true)}>
          {text.help}
        </Button>
      </FullMessage>
      {open && (
        <div data-ground="night">
          <Suspense>
            <HelpDialog
              asked={own?.help ?? null}
              online={model.session.phase === "live"}
              send={send}
              onClose={() => setOpen(false)}
            />
          </Suspense>
        </div>
      )}
    </>
  );
}
