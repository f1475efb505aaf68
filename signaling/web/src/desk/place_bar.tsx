import { useConferenceWords } from "../i18n/conference";
import { Button } from "../ui/button";
import { kContent } from "./stage_plan";
import styles from "./tool_bar.module.css";
import type { Directing } from "./use_directing";

// What may stand in the chosen place; a site is chosen by its tile.
export function PlaceBar({ directing }: { directing: Directing }) {
  const words = useConferenceWords().stage;
  const { selected, place, select } = directing;
  if (selected === null) return null;
  return (
    <div className={`${styles.bar} ${styles.asking}`} role="group" aria-label={words.placeHeading(selected + 1)} data-asking>
      <strong className={styles.grow} role="status">{words.chooseFor(selected + 1)}</strong>
      <Button data-action="place-rule" onClick={() => place(null)}>
        {words.byRule}
      </Button>
      <Button data-action="place-content" onClick={() => place(kContent)}>
        {words.content}
      </Button>
      <Button data-action="place-empty" onClick={() => place("")}>
        {words.empty}
      </Button>
      <Button icon="cross" aria-label={words.leaveAsIs} onClick={() => select(null)} />
    </div>
  );
}
