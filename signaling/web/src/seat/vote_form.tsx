import type { FormEvent } from "react";
import { useState } from "react";
import { useHallWords } from "../i18n/hall";
import type { Count } from "../protocol/messages";
import { Button } from "../ui/button";
import styles from "./seat_tasks.module.css";
import type { VoteTask } from "./vote_task";
import { fits, kMostVotes, sumOf, votesOf } from "./vote_task";

interface VoteFormProps {
  task: VoteTask;
  online: boolean;
  onEnter: (count: Count) => void;
  onBack: () => void;
}

const kKinds = ["yes", "no", "abstain"] as const;

// The three numbers of a vote against the delegates present.
export function VoteForm({ task, online, onEnter, onBack }: VoteFormProps) {
  const words = useHallWords().vote;
  const { delegates, entered } = task;
  const [count, setCount] = useState<Count>(entered ?? { yes: delegates ?? 0, no: 0, abstain: 0 });
  const sum = sumOf(count);
  const tooMany = delegates !== null && sum > delegates;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter(count);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {kKinds.map((kind) => (
        <Stepper
          key={kind}
          label={words[kind]}
          kind={kind}
          value={count[kind]}
          onChange={(value) => setCount({ ...count, [kind]: value })}
        />
      ))}
      <p className={tooMany ? styles.wrong : styles.of} role={tooMany ? "alert" : "status"}>
        {tooMany ? words.tooMany(String(sum), String(delegates)) : words.sum(String(sum))}
      </p>
      <div className={styles.buttons}>
        <Button submit tone="go" size="large" icon="check" disabled={!online || !fits(count, delegates)} data-action="vote-send">
          {words.send}
        </Button>
        <Button size="large" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}

interface StepperProps {
  label: string;
  kind: string;
  value: number;
  onChange: (value: number) => void;
}

function Stepper({ label, kind, value, onChange }: StepperProps) {
  const words = useHallWords().vote;
  return (
    <div className={styles.stepper} data-votes={kind}>
      <span>{label}</span>
      <Button aria-label={words.less(label)} disabled={value === 0} onClick={() => onChange(value - 1)}>
        −
      </Button>
      <input
        aria-label={label}
        inputMode="numeric"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(votesOf(event.target.value))}
      />
      <Button aria-label={words.more(label)} disabled={value >= kMostVotes} onClick={() => onChange(value + 1)}>
        +
      </Button>
    </div>
  );
}
