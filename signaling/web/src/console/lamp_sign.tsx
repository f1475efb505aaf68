import type { PreflightLamp } from "../protocol/messages";
import { Icon } from "../ui/icon";
import styles from "./lamp_sign.module.css";
import { kLampIcons } from "./preflight_view";

interface LampSignProps {
  lamp: PreflightLamp;
  words: string; // what it says, beside its colour and shape
  small?: boolean;
}

// One lamp: a shape, a sign in it, a colour, and the word.
export function LampSign({ lamp, words, small = false }: LampSignProps) {
  return (
    <span className={small ? `${styles.lamp} ${styles.small}` : styles.lamp} data-lamp-of={lamp}>
      <span className={styles.sign}>
        <Icon name={kLampIcons[lamp]} size={small ? "0.8rem" : "1.1rem"} />
      </span>
      <span className={styles.words}>{words}</span>
    </span>
  );
}
