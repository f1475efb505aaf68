import { useLanguage } from "../i18n/language";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { connectionState } from "../ui/connection_state";
import { Icon } from "../ui/icon";
import { PhaseBadge } from "../ui/phase_badge";
import styles from "./control_page.module.css";

// Which hall, which conference, how the line is.
export function ControlHeader({ model }: { model: Model }) {
  const { text, toggle } = useLanguage();
  const { tone, words } = connectionState(model, false, text);
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1>{model.self?.name ?? text.product}</h1>
        <p>{model.conference?.title ?? text.productLine}</p>
      </div>
      <PhaseBadge model={model} />
      <span className={styles.line} role="status" data-connection={tone}>
        <Icon name={tone === "bad" ? "lineOff" : "line"} />
        <span className={tone === "good" ? "visually-hidden" : undefined}>{words}</span>
      </span>
      <Button tone="quiet" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle} />
    </header>
  );
}
