import { useConferenceWords } from "../i18n/conference";
import type { Count } from "../protocol/messages";
import styles from "./vote_panel.module.css";

// The three numbers of a vote, large.
export function VoteCount({ total }: { total: Count }) {
  const words = useConferenceWords().vote;
  return (
    <dl className={styles.count} data-total={`${total.yes} ${total.no} ${total.abstain}`}>
      {(["yes", "no", "abstain"] as const).map((hand) => (
        <div key={hand} className={styles[hand]}>
          <dt>{words[hand]}</dt>
          <dd>{total[hand]}</dd>
        </div>
      ))}
    </dl>
  );
}
