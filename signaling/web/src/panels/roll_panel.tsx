import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage, RollEntry } from "../protocol/messages";
import type { Model, Roll } from "../state/model";
import { remainingMs, siteName, turnTime } from "../state/queries";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import panel from "./panel.module.css";
import { RollButtons } from "./roll_buttons";
import { rollCount } from "./roll_count";
import styles from "./roll_panel.module.css";

interface RollPanelProps {
  model: Model;
  roll: Roll;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// The roll: call a site, mark it present or absent, each at one touch. The chair's site is on it too.
export function RollPanel({ model, roll, online, send }: RollPanelProps) {
  const words = useConferenceWords().roll;
  const { present, sites, delegates, invited } = rollCount(roll.entries);
  return (
    <section className={panel.body} aria-label={words.heading}>
      <p className={styles.count} data-roll-present={present}>
        {words.counted(present, sites)}
        <span>{words.delegates(delegates, invited)}</span>
      </p>
      <ol className={panel.list}>
        {roll.entries.map((entry) => (
          <RollRow
            key={entry.site}
            entry={entry}
            calling={roll.calling === entry.site ? roll.endsAt : undefined}
            model={model}
            online={online}
            send={send}
          />
        ))}
      </ol>
      <div className={panel.foot}>
        <RollButtons roll={roll} online={online} send={send} />
      </div>
    </section>
  );
}

interface RollRowProps {
  entry: RollEntry;
  calling: number | null | undefined; // when the call ends; undefined: it is not called
  model: Model;
  online: boolean;
  send: RollPanelProps["send"];
}

function RollRow({ entry, calling, model, online, send }: RollRowProps) {
  const words = useConferenceWords().roll;
  const { site, presence } = entry;
  const name = siteName(model, site);
  return (
    <li className={calling === undefined ? styles.row : `${styles.row} ${styles.calling}`} data-roll={site} data-presence={presence ?? ""}>
      <button
        type="button"
        className={styles.call}
        disabled={!online || calling !== undefined}
        aria-label={words.call(name)}
        data-action="roll-call"
        onClick={() => send({ type: "roll.call", site })}
      >
        <Icon name="bell" />
        <span>
          <span className={styles.name}>{name}</span>
          <span className={styles.state}>
            {calling === undefined ? <RollState entry={entry} /> : <Calling endsAt={calling} model={model} />}
          </span>
        </span>
      </button>
      <Button
        tone={presence === "present" ? "go" : "plain"}
        icon="check"
        aria-label={words.markPresent(name)}
        title={words.presence.present}
        aria-pressed={presence === "present"}
        disabled={!online}
        data-action="roll-present"
        onClick={() => send({ type: "roll.mark", site, presence: "present" })}
      />
      <Button
        tone={presence === "absent" ? "stop" : "plain"}
        icon="cross"
        aria-label={words.markAbsent(name)}
        title={words.presence.absent}
        aria-pressed={presence === "absent"}
        disabled={!online}
        data-action="roll-absent"
        onClick={() => send({ type: "roll.mark", site, presence: "absent" })}
      />
    </li>
  );
}

function Calling({ endsAt, model }: { endsAt: number | null; model: Model }) {
  const words = useConferenceWords().roll;
  const left = remainingMs(endsAt, turnTime(model, useNow()));
  return left === null ? words.calling : words.callingFor(Math.ceil(left / 1000));
}

function RollState({ entry }: { entry: RollEntry }) {
  const words = useConferenceWords().roll;
  const { presence, answered, delegates, invited } = entry;
  if (presence === null) return answered ? words.answered : words.notCalled;
  if (presence === "absent") return words.presence.absent;
  return `${presence === "stand_in" ? words.standIn : words.presence[presence]} · ${words.delegates(delegates, invited)}`;
}
