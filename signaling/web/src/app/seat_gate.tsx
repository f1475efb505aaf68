import type { ReactNode } from "react";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { FullMessage } from "../ui/full_message";

interface SeatGateProps {
  model: Model;
  enrolled?: boolean; // the browser came in as an enrolled device
  person?: boolean; // who is logged in came in
  onRestart: () => void;
  onLeave?: (() => void) | undefined; // away from a conference that is over or not open
  reopen?: ReactNode; // for who may open a closed conference again
  children: ReactNode;
}

// Shows the page while the seat is ours or on its way back, and otherwise the one thing there is to say.
export function SeatGate(props: SeatGateProps) {
  const { model, enrolled = false, person = false, onRestart, onLeave, reopen, children } = props;
  const words = useText().connection;
  const { phase, end, lost } = model.session;
  const over = onLeave === undefined ? words.conferenceOverCause : words.conferenceOverListed;
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
      <FullMessage kind="conference_over" title={words.conferenceOverTitle} explain={over}>
        <Button size="large" onClick={onLeave ?? onRestart}>
          {onLeave === undefined ? words.retry : words.leave}
        </Button>
        {reopen}
      </FullMessage>
    );
  }
  if (phase === "ended" && enrolled) return <DeviceRevoked />;
  if (phase === "ended" && person) {
    return (
      <FullMessage kind="login_over" title={words.loginOverTitle} explain={words.loginOverCause}>
        <a className="plain-link" href="/">
          {words.logIn}
        </a>
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
      >
        {onLeave !== undefined && (
          <Button size="large" onClick={onLeave}>
            {words.leave}
          </Button>
        )}
      </FullMessage>
    );
  }
  return children;
}

// What an enrolled device says that is let in no longer: only a new code helps.
export function DeviceRevoked() {
  const words = useText().device;
  return (
    <FullMessage kind="device_revoked" title={words.revokedTitle} explain={words.revokedCause}>
      <a className="plain-link" href="/enrol">
        {words.enrol}
      </a>
    </FullMessage>
  );
}
