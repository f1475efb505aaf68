import { useHallWords } from "../i18n/hall";
import type { Model } from "../state/model";
import { isBeingTested, ownTest } from "../state/queries";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { LampSign } from "./preflight_lamp";
import styles from "./hall_strip.module.css";

interface PreflightStripProps {
  model: Model;
  onOpen: (() => void) | null; // the results; null: there is nobody to press a button
}

// A quiet line: the hall is being tested, or how the test before the conference ended.
export function PreflightStrip({ model, onOpen }: PreflightStripProps) {
  const words = useHallWords().preflight;
  const test = ownTest(model);
  if (test === null) return null;
  const busy = isBeingTested(test);
  if (!busy && (model.phase !== "testing" || test.state === "untested")) return null;
  return (
    <section className={styles.strip} data-preflight={test.state}>
      {busy ? <Icon name="clock" /> : <LampSign lamp={test.lamp} />}
      <p role="status">{test.state === "running" ? words.running : busy ? words.waiting : words.lamp[test.lamp]}</p>
      {!busy && onOpen !== null && (
        <Button tone="quiet" data-action="preflight-open" onClick={onOpen}>
          {words.open}
        </Button>
      )}
    </section>
  );
}
