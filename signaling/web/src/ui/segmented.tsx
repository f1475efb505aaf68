import { useId } from "react";
import type { IconName } from "./icon";
import { Icon } from "./icon";
import styles from "./segmented.module.css";

export interface Segment<T> {
  value: T;
  label: string;
  icon?: IconName;
}

interface SegmentedProps<T> {
  label: string;
  hideLabel?: boolean;
  segments: readonly Segment<T>[];
  value: T;
  disabled?: boolean;
  stacked?: boolean; // icon above its word
  columns?: number; // of more than one row
  onChange: (value: T) => void;
}

// One choice of a few, all visible, one touch. Built on radio buttons, so arrow keys work.
export function Segmented<T extends string | number | null>(props: SegmentedProps<T>) {
  const { label, hideLabel = false, segments, value, disabled = false, stacked = false, columns, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={hideLabel ? "visually-hidden" : styles.legend}>{label}</legend>
      <div
        className={columns === undefined ? styles.segments : `${styles.segments} ${styles.rows}`}
        style={columns === undefined ? undefined : { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {segments.map((segment) => (
          <label key={String(segment.value)} className={stacked ? `${styles.segment} ${styles.stacked}` : styles.segment}>
            <input
              type="radio"
              name={name}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
            />
            {segment.icon !== undefined && <Icon name={segment.icon} />}
            <span>{segment.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
