import { useEffect, useRef } from "react";
import styles from "./level_meter.module.css";

const kReadEveryMs = 100;

interface LevelMeterProps {
  read: () => Promise<number | null>; // 0…1
  label: string;
}

// Shows that the live microphone really hears the hall. Drawn past React: ten times a second is too often for it.
export function LevelMeter({ read, label }: LevelMeterProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      void read().then((level) => bar.current?.style.setProperty("--level", String(meterPosition(level ?? 0))));
    }, kReadEveryMs);
    return () => clearInterval(timer);
  }, [read]);
  return (
    <span className={styles.meter} role="img" aria-label={label}>
      <span ref={bar} className={styles.bar} />
    </span>
  );
}

const kFloorDb = -50;

// Where the bar ends, 0…1, for a linear level: decibels, because that is how ears count.
export function meterPosition(level: number): number {
  if (level <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(level)) / kFloorDb));
}
