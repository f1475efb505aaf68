import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { Icon } from "../ui/icon";
import { lossOf } from "./loss";
import styles from "./lost_overlay.module.css";

// Says over the last picture what is gone, why, and that nobody needs to press anything.
export function LostOverlay({ model }: { model: Model }) {
  const words = useText().connection;
  const loss = lossOf(model);
  if (loss === null) return null;
  const cause = { line: words.lostCause, media: words.mediaCause, mcu: words.mcuCause }[loss];
  return (
    <div className={styles.overlay} role="alert" data-lost={loss}>
      <Icon name="lineOff" size="2.4rem" />
      <div>
        <p className={styles.title}>{loss === "mcu" ? words.mcuLost : words.lost}</p>
        <p>{cause}</p>
      </div>
    </div>
  );
}
