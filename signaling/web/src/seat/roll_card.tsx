import type { FormEvent } from "react";
import { useState } from "react";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { remainingMs, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { ClockPhrase } from "../ui/clock_digits";
import { Icon } from "../ui/icon";
import { Field } from "./field";
import type { RollTask } from "./roll_task";
import { rollAnswer } from "./roll_task";
import type { SeatTasksProps } from "./seat_tasks";
import styles from "./seat_tasks.module.css";

const kLongestHead = 120;

interface RollCardProps extends SeatTasksProps {
  task: RollTask;
}

// One touch reports the hall present with what it confirmed; the head and the number can be changed before and after.
export function RollCard({ model, task, online, send }: RollCardProps) {
  const words = useHallWords().roll;
  const [changing, setChanging] = useState(false);
  const answer = rollAnswer(task.head, String(task.delegates));
  if (changing && (task.called || task.done !== null)) return <RollForm task={task} online={online} send={send} onClose={() => setChanging(false)} />;
  if (task.done !== null) {
    return (
      <div className={styles.done} data-roll="answered">
        <Icon name="check" />
        <span>
          {words.presence[task.done]} · {words.answerWith(String(task.delegates))}
        </span>
        <Button tone="quiet" disabled={!online} onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      </div>
    );
  }
  // The roll calls in its order, and asks again at the end: before and after its call there is nothing to answer.
  if (!task.called) {
    return (
      <p className={styles.done} role="status" data-roll="waiting">
        {words.running}
      </p>
    );
  }
  return (
    <section className={styles.card} aria-label={words.heading} data-roll="called">
      <p className={styles.heading} role="status">
        {words.called}
        <CallClock model={model} endsAt={task.endsAt} />
      </p>
      <div className={styles.buttons}>
        <Button
          tone="go"
          size="huge"
          icon="check"
          disabled={!online || answer === null}
          data-action="roll-answer"
          onClick={() => answer !== null && send(answer)}
        >
          {words.answer}
          <small className={styles.small}>{words.answerWith(String(task.delegates))}</small>
        </Button>
        <Button size="large" disabled={!online} data-action="roll-change" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      </div>
    </section>
  );
}

function CallClock({ model, endsAt }: { model: Model; endsAt: number | null }) {
  const words = useHallWords().roll;
  const now = useNow();
  const left = remainingMs(endsAt, turnTime(model, now));
  if (left === null) return null;
  return (
    <span className={styles.clock}>
      <ClockPhrase phrase={words.left} time={formatCountdown(left)} />
    </span>
  );
}

interface RollFormProps extends Omit<RollCardProps, "model"> {
  onClose: () => void;
}

function RollForm({ task, online, send, onClose }: RollFormProps) {
  const text = useText();
  const words = useHallWords().roll;
  const [head, setHead] = useState(task.head);
  const [delegates, setDelegates] = useState(String(task.delegates));
  const answer = rollAnswer(head, delegates);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer !== null && send(answer)) onClose();
  };
  return (
    <form className={styles.card} aria-label={words.heading} data-roll="changing" onSubmit={submit}>
      <p className={styles.heading}>{words.heading}</p>
      <Field label={words.head} value={head} maxLength={kLongestHead} onChange={setHead} />
      <Field label={words.delegates} value={delegates} maxLength={4} inputMode="numeric" onChange={setDelegates} />
      <div className={styles.buttons}>
        <Button submit tone="go" size="large" icon="check" disabled={!online || answer === null} data-action="roll-answer">
          {words.answer}
        </Button>
        <Button size="large" icon="cross" aria-label={text.close} onClick={onClose} />
      </div>
    </form>
  );
}
