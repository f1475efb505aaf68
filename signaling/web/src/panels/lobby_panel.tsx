import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage, GuestEntry } from "../protocol/messages";
import { clockOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./lobby_panel.module.css";
import panel from "./panel.module.css";

interface LobbyPanelProps {
  guests: readonly GuestEntry[];
  online: boolean; // its buttons would be obeyed
  send: (message: ClientMessage) => boolean;
}

// Guests who came by the link and are not in: each is let in or turned away by hand.
export function LobbyPanel({ guests, online, send }: LobbyPanelProps) {
  const words = useConferenceWords().lobby;
  const waiting = waitingGuests(guests);
  return (
    <section className={panel.body} aria-label={words.heading} data-panel="lobby">
      <div className={panel.tools}>
        <p className={styles.count}>{words.waiting(waiting.length)}</p>
        <Button
          tone="go"
          icon="check"
          disabled={!online || waiting.length === 0}
          data-action="admit-all"
          onClick={() => send({ type: "guest.admit_all" })}
        >
          {words.admitAll}
        </Button>
      </div>
      {guests.length === 0 && <p className={panel.empty}>{words.none}</p>}
      <ul className={panel.list}>
        {[...waiting, ...guests.filter((guest) => guest.turned_away)].map((guest) => (
          <GuestRow key={guest.site} guest={guest} online={online} send={send} />
        ))}
      </ul>
    </section>
  );
}

// Who was turned away may be let in all the same.
function GuestRow({ guest, online, send }: Omit<LobbyPanelProps, "guests"> & { guest: GuestEntry }) {
  const words = useConferenceWords().lobby;
  const { site, name, unit, since, turned_away: turnedAway, here } = guest;
  const time = clockOf(since);
  const state = turnedAway ? words.turnedAway(time) : here ? words.since(time) : words.gone;
  return (
    <li className={turnedAway ? `${styles.row} ${styles.away}` : styles.row} data-guest={site} data-turned-away={turnedAway}>
      <Icon name="person" size="1.4em" />
      <span className={styles.words}>
        <strong>{name}</strong>
        {unit !== "" && <span>{unit}</span>}
        <small>{state}</small>
      </span>
      <span className={styles.acts}>
        <Button
          tone="go"
          disabled={!online}
          aria-label={words.admitWhom(name)}
          data-action="admit"
          onClick={() => send({ type: "guest.admit", site })}
        >
          {words.admit}
        </Button>
        {!turnedAway && (
          <Button
            disabled={!online}
            aria-label={words.turnAwayWhom(name)}
            data-action="turn-away"
            onClick={() => send({ type: "guest.turn_away", site })}
          >
            {words.turnAway}
          </Button>
        )}
      </span>
    </li>
  );
}

export function waitingGuests(guests: readonly GuestEntry[]): GuestEntry[] {
  return guests.filter((guest) => !guest.turned_away);
}
