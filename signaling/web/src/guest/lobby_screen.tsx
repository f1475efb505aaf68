import { useModel } from "../app/store";
import type { HallRuntime } from "../hall/hall_runtime";
import { useGuestWords } from "../i18n/guest";
import type { Lobby } from "../state/model";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { GuestFrame } from "./guest_frame";
import styles from "./guest_page.module.css";

// The lobby: waiting for being let in, or told that it is not to be now.
export function LobbyScreen({ runtime }: { runtime: HallRuntime }) {
  const words = useGuestWords();
  const { lobby, self } = useModel(runtime.store);
  return (
    <GuestFrame runtime={runtime} page="lobby" name={self?.name ?? ""}>
      {lobby === null ? (
        <p className={styles.explain}>{words.connecting}</p>
      ) : (
        <>
          <p className={styles.quiet}>{words.lobby}</p>
          <h1 className={styles.title}>{lobby.title}</h1>
          {lobby.chair !== "" && <p className={styles.explain}>{words.chairedFrom(lobby.chair)}</p>}
          <State lobby={lobby} onAsk={() => runtime.send({ type: "guest.ask_again" })} />
        </>
      )}
    </GuestFrame>
  );
}

function State({ lobby, onAsk }: { lobby: Lobby; onAsk: () => void }) {
  const words = useGuestWords();
  const now = useNow(1000);
  if (lobby.askAt === null) {
    return (
      <div className={styles.wait} role="status" data-lobby="waiting">
        <Icon name="clock" size="1.6em" />
        <div>
          <strong>{words.waiting}</strong>
          <p>{words.waitingNote}</p>
        </div>
      </div>
    );
  }
  const left = Math.max(0, lobby.askAt - now);
  return (
    <div className={styles.away} role="status" data-lobby="turned-away">
      <Icon name="warning" size="1.6em" />
      <div>
        <strong>{words.turnedAway}</strong>
        <p>{words.turnedAwayNote}</p>
        <Button tone="go" size="large" icon="hand" disabled={left > 0} data-action="ask-again" onClick={onAsk}>
          {left > 0 ? words.askAgainIn(formatCountdown(left)) : words.askAgain}
        </Button>
      </div>
    </div>
  );
}
