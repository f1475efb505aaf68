import { useHallWords } from "../i18n/hall";
import type { Model } from "../state/model";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./content_bar.module.css";
import type { Presenting } from "./presenter";

interface ContentBarProps {
  content: Model["microphone"]["content"];
  presenting: Presenting;
  onTurn: (step: number) => void;
  onChoose: () => void;
  onStop: () => void;
}

// The state of the own presenting, with what can be done about it. Nothing while the site neither presents nor asks.
export function ContentBar({ content, presenting, onTurn, onChoose, onStop }: ContentBarProps) {
  const words = useHallWords().content;
  const { holder, place } = content;
  const { name, opening, page, pages, failure } = presenting;
  const idle = !holder && place === null && name === null && !opening;
  if (idle && failure === null) return null;
  return (
    <section className={holder ? `${styles.bar} ${styles.held}` : styles.bar} aria-label={words.heading} data-content-bar>
      <Icon name={idle ? "warning" : "present"} size="1.6rem" />
      <p className={styles.state} role="status">
        {stateOf(words, content, presenting, idle)}
      </p>
      {holder && pages > 1 && (
        <div className={styles.pages}>
          <Button icon="chevronLeft" aria-label={words.previous} disabled={page <= 1} onClick={() => onTurn(-1)} />
          <span className={styles.page}>{words.page(String(page), String(pages))}</span>
          <Button icon="chevronRight" aria-label={words.next} disabled={page >= pages} onClick={() => onTurn(1)} />
        </div>
      )}
      {name === null && !opening && (
        <Button data-action="choose-content" onClick={onChoose}>
          {words.choose}
        </Button>
      )}
      {!idle && (
        <Button icon="cross" data-action="stop-content" onClick={onStop}>
          {holder ? words.stop : words.cancel}
        </Button>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useHallWords>["content"];

function stateOf(words: Words, { holder, place }: ContentBarProps["content"], presenting: Presenting, idle: boolean): string {
  const { name, opening, failure } = presenting;
  if (failure !== null && (idle || name === null)) return words.failed[failure];
  if (opening) return words.starting;
  if (holder) return name === null ? words.nothing : words.showing(name);
  if (place !== null && place > 1) return words.asked(String(place));
  return words.askedFirst;
}
