import { useConsoleWords } from "../i18n/console";
import { Segmented } from "../ui/segmented";
import styles from "./moment_view.module.css";
import type { Moment, Order } from "./moment";
import { inTrouble } from "./moment";

interface OrderChoiceProps {
  order: Order;
  onChange: (order: Order) => void;
}

// Whether sites in trouble stand first.
export function OrderChoice({ order, onChange }: OrderChoiceProps) {
  const words = useConsoleWords().matrix;
  return (
    <span className={styles.order}>
      <Segmented
        label={words.order}
        hideLabel
        segments={[
          { value: "roster", label: words.byOrder },
          { value: "trouble", label: words.byTrouble },
        ]}
        value={order}
        onChange={onChange}
      />
    </span>
  );
}

// How many sites are in trouble.
export function TroubleCount({ moment }: { moment: Moment }) {
  const words = useConsoleWords().matrix;
  const troubled = moment.sites.filter(inTrouble).length;
  const all = String(moment.sites.length);
  return (
    <span className={styles.counts} role="status" data-troubled={troubled}>
      {troubled === 0 ? words.calm(all) : words.counts(String(troubled), all)}
    </span>
  );
}
