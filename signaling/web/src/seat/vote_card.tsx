import { useState } from "react";
import { useHallWords } from "../i18n/hall";
import type { Count } from "../protocol/messages";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { SeatTasksProps } from "./seat_tasks";
import styles from "./seat_tasks.module.css";
import { VoteForm } from "./vote_form";
import type { VoteTask } from "./vote_task";
import { enterVote, fits } from "./vote_task";

interface VoteCardProps extends Pick<SeatTasksProps, "online" | "send"> {
  task: VoteTask;
}

// The open vote: one touch where all hands are up, three numbers otherwise. What was entered stays in sight and can be
// entered again until the vote is closed.
export function VoteCard({ task, online, send }: VoteCardProps) {
  const words = useHallWords().vote;
  const [entering, setEntering] = useState(false);
  const { question, delegates, entered } = task;
  const enter = (count: Count) => {
    if (send(enterVote(count))) setEntering(false);
  };
  if (entered !== null && !entering) return <Entered task={task} online={online} onAgain={() => setEntering(true)} />;
  const unanimous: Count = { yes: delegates ?? 0, no: 0, abstain: 0 };
  return (
    <section className={styles.card} aria-label={words.heading} data-vote={entering ? "entering" : "open"}>
      <p className={styles.heading} role="status">
        {words.heading}
        <span className={styles.of}>
          {delegates === null ? words.noDelegates : words.ofDelegates(String(delegates))}
        </span>
      </p>
      <p className={styles.question}>{question}</p>
      {entering ? (
        <VoteForm task={task} online={online} onEnter={enter} onBack={() => setEntering(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button
            tone="go"
            size="huge"
            icon="check"
            disabled={!online || !fits(unanimous, delegates)}
            data-action="vote-all-yes"
            onClick={() => enter(unanimous)}
          >
            {words.allYes}
            {delegates !== null && <small className={styles.small}>{delegates}</small>}
          </Button>
          <Button size="huge" disabled={!online} data-action="vote-enter" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      )}
    </section>
  );
}

function Entered({ task, online, onAgain }: { task: VoteTask; online: boolean; onAgain: () => void }) {
  const words = useHallWords().vote;
  if (task.entered === null) return null;
  const { yes, no, abstain } = task.entered;
  return (
    <div className={styles.done} data-vote="entered">
      <Icon name="check" />
      <span>
        {words.counts(String(yes), String(no), String(abstain))}
        {task.enteredBy !== "" && ` (${words.enteredBy(task.enteredBy)})`}
      </span>
      <Button tone="quiet" disabled={!online} data-action="vote-again" onClick={onAgain}>
        {words.change}
      </Button>
    </div>
  );
}
