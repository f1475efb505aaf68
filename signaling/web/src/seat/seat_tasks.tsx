import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import { RollCard } from "./roll_card";
import { rollTask } from "./roll_task";
import styles from "./seat_tasks.module.css";
import { VoteCard } from "./vote_card";
import { voteTask } from "./vote_task";

export interface SeatTasksProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// What the conference asks of the site just now: an answer to the roll call, the numbers of a vote.
export function SeatTasks({ model, online, send }: SeatTasksProps) {
  const roll = rollTask(model);
  const vote = voteTask(model);
  if (roll === null && vote === null) return null;
  return (
    <div className={styles.tasks}>
      {roll !== null && <RollCard model={model} task={roll} online={online} send={send} />}
      {vote !== null && <VoteCard key={vote.id} task={vote} online={online} send={send} />}
    </div>
  );
}
