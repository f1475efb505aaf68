import { useConsoleWords } from "../i18n/console";
import { Segmented } from "../ui/segmented";
import styles from "./matrix_page.module.css";
import type { Moment, Order } from "./moment";
import { inTrouble } from "./moment";

interface OrderChoiceProps {
  moment: Moment;
  order: Order;
  onChange: (order: Order) => void;
}

// How many sites are in trouble, and whether they stand first.
export function OrderChoice({ moment, order, onChange }: OrderChoiceProps) {
  const words = useConsoleWords().matrix;
  const troubled = moment.sites.filter(inTrouble).length;
  const all = String(moment.sites.length);
  return (
    <div className={styles.order}>
      <span className={styles.counts} role="status" data-troubled={troubled}>
        {troubled === 0 ? words.calm(all) : words.counts(String(troubled), all)}
      </span>
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
    </div>
  );
}
