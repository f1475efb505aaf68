import type { ReactNode } from "react";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { FullMessage } from "../ui/full_message";

interface SeatGateProps {
  model: Model;
  onRestart: () => void;
  children: ReactNode;
}

// Shows the page while the seat is ours or on its way back, and otherwise the one thing there is to say.
export function SeatGate({ model, onRestart, children }: SeatGateProps) {
  const words = useText().connection;
  const { phase, end, lost } = model.session;
  if (phase === "ended" && end === "replaced") {
    return (
      <FullMessage kind="replaced" title={words.replacedTitle} explain={words.replacedCause}>
        <Button size="large" onClick={onRestart}>
          {words.useHere}
        </Button>
      </FullMessage>
    );
  }
  if (phase === "ended" && end === "conference_over") {
    return (
      <FullMessage kind="conference_over" title={words.conferenceOverTitle} explain={words.conferenceOverCause}>
        <Button size="large" onClick={onRestart}>
          {words.retry}
        </Button>
      </FullMessage>
    );
  }
  if (phase === "ended") {
    return (
      <FullMessage kind="bad_token" title={words.badTokenTitle} explain={words.badTokenCause}>
        <Button size="large" onClick={onRestart}>
          {words.retry}
        </Button>
      </FullMessage>
    );
  }
  if (lost === "unknown_conference" && model.conference === null) {
    return (
      <FullMessage
        kind="unknown_conference"
        title={words.unknownConferenceTitle}
        explain={words.unknownConferenceCause}
      />
    );
  }
  return children;
}
