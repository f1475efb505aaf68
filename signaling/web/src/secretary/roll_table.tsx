import { useEffect, useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import panel from "../panels/panel.module.css";
import { RollButtons } from "../panels/roll_buttons";
import { rollCount } from "../panels/roll_count";
import type { ClientMessage, Presence, RollEntry } from "../protocol/messages";
import type { Model, Roll } from "../state/model";
import { siteName } from "../state/queries";
import { Icon } from "../ui/icon";
import styles from "./roll_table.module.css";

const kPresences: readonly Presence[] = ["present", "late", "absent", "stand_in"];
const kHeadMax = 120;
const kDelegatesMax = 1000;

interface RollTableProps {
  model: Model;
  roll: Roll;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// The roll with everything that is recorded of a site: presence, head of delegation, delegates present of invited.
export function RollTable({ model, roll, online, send }: RollTableProps) {
  const words = useConferenceWords().roll;
  const { present, sites, delegates, invited } = rollCount(roll.entries);
  return (
    <section className={panel.body} aria-label={words.heading}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.site}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.head}</th>
              <th scope="col" className={styles.number}>
                {words.number}
              </th>
              <th scope="col" className={styles.number}>
                {words.invited}
              </th>
            </tr>
          </thead>
          <tbody>
            {roll.entries.map((entry) => (
              <RollRow key={entry.site} entry={entry} called={roll.calling === entry.site} model={model} online={online} send={send} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={`${panel.foot} ${styles.foot}`}>
        <p className={styles.count}>
          {words.counted(present, sites)} · {words.delegates(delegates, invited)}
        </p>
        <RollButtons roll={roll} online={online} send={send} />
      </div>
    </section>
  );
}

interface RollRowProps {
  entry: RollEntry;
  called: boolean;
  model: Model;
  online: boolean;
  send: RollTableProps["send"];
}

function RollRow({ entry, called, model, online, send }: RollRowProps) {
  const words = useConferenceWords().roll;
  const { site, presence } = entry;
  const name = siteName(model, site);
  const head = useTyped(entry.head);
  const delegates = useTyped(String(entry.delegates));
  const mark = (as: Presence) =>
    send({ type: "roll.mark", site, presence: as, head: head.text.trim(), delegates: Number(delegates.text) });
  const markAgain = () => presence !== null && mark(presence);
  return (
    <tr className={called ? styles.called : ""} data-roll={site} data-presence={presence ?? ""}>
      <th scope="row">
        <button
          type="button"
          className={styles.call}
          disabled={!online || called}
          aria-label={words.call(name)}
          data-action="roll-call"
          onClick={() => send({ type: "roll.call", site })}
        >
          <Icon name="bell" />
          <span>
            {name}
            {called && <span className={styles.calling}>{words.calling}</span>}
          </span>
        </button>
      </th>
      <td>
        <select
          className={panel.select}
          aria-label={words.presenceOf(name)}
          value={presence ?? ""}
          disabled={!online}
          onChange={(event) => event.target.value !== "" && mark(event.target.value as Presence)}
        >
          <option value="">{words.notCalled}</option>
          {kPresences.map((one) => (
            <option key={one} value={one}>
              {words.presence[one]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          className={panel.field}
          aria-label={words.headOf(name)}
          title={head.text}
          maxLength={kHeadMax}
          disabled={!online}
          {...head.field(markAgain)}
        />
      </td>
      <td className={styles.number}>
        <input
          className={panel.field}
          aria-label={words.numberOf(name)}
          type="number"
          min={0}
          max={kDelegatesMax}
          disabled={!online}
          {...delegates.field(markAgain)}
        />
      </td>
      <td className={styles.number}>{entry.invited}</td>
    </tr>
  );
}

// A field that shows what signaling has, except while it is being typed into.
function useTyped(known: string) {
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  return {
    text,
    field: (onDone: () => void) => ({
      value: text,
      onChange: (event: { target: { value: string } }) => setText(event.target.value),
      onBlur: () => text !== known && onDone(),
    }),
  };
}
