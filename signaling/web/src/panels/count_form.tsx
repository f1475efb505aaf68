import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import type { Count } from "../protocol/messages";
import { Button } from "../ui/button";
import panel from "./panel.module.css";
import styles from "./vote_panel.module.css";

const kMax = 1000;
const kNone: Count = { yes: 0, no: 0, abstain: 0 };

interface CountFormProps {
  count: Count | null; // entered before
  onEnter: (count: Count) => void;
  onCancel: () => void;
}

// The three numbers of one hall.
export function CountForm({ count, onEnter, onCancel }: CountFormProps) {
  const words = useConferenceWords().vote;
  const [hands, setHands] = useState<Count>(count ?? kNone);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter({ yes: hands.yes, no: hands.no, abstain: hands.abstain });
      }}
    >
      {(["yes", "no", "abstain"] as const).map((hand) => (
        <label key={hand} className={styles.label}>
          {words[hand]}
          <input
            className={panel.field}
            type="number"
            inputMode="numeric"
            min={0}
            max={kMax}
            required
            autoFocus={hand === "yes"}
            value={hands[hand]}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setHands({ ...hands, [hand]: Number(event.target.value) })}
          />
        </label>
      ))}
      <Button tone="go" submit data-action="vote-enter">
        {words.enter}
      </Button>
      <Button icon="cross" aria-label={words.discard} onClick={onCancel} />
    </form>
  );
}
