import type { KeyboardEvent, PointerEvent } from "react";
import { useEffect, useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { LevelMeter } from "../hall/level_meter";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import styles from "./remote_panel.module.css";

interface TalkButtonProps {
  speaking: boolean;
  onSpeak: (on: boolean) => void;
  level: () => Promise<number | null>;
}

// Speaks while it is held, by finger, mouse, Enter or Space; or until it is pressed again, where it is latched.
export function TalkButton({ speaking, onSpeak, level }: TalkButtonProps) {
  const words = useConsoleWords().remote.line;
  const [latched, setLatched] = useState(false);
  const [held, setHeld] = useState(false);
  useEffect(() => onSpeak(latched || held), [latched, held, onSpeak]);
  const isKey = ({ key }: KeyboardEvent) => key === "Enter" || key === " ";
  const key = (event: KeyboardEvent, down: boolean) => {
    if (!isKey(event)) return;
    event.preventDefault();
    setHeld(down);
  };
  const press = (event: PointerEvent) => {
    if (event.button > 0) return; // the first button, or a finger
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setHeld(true);
  };
  return (
    <div className={styles.talk} data-speaking={speaking}>
      <button
        type="button"
        className={styles.hold}
        disabled={latched}
        data-action="hold-to-talk"
        onPointerDown={press}
        onPointerUp={() => setHeld(false)}
        onPointerCancel={() => setHeld(false)}
        onBlur={() => setHeld(false)}
        onContextMenu={(event) => event.preventDefault()} // of a long touch
        onKeyDown={(event) => key(event, true)}
        onKeyUp={(event) => key(event, false)}
      >
        <Icon name={speaking ? "microphone" : "microphoneOff"} size="1.5rem" />
        {speaking ? words.holding : words.hold}
        <LevelMeter read={level} label={words.level} />
      </button>
      <Button
        tone={latched ? "stop" : "plain"}
        wide
        aria-pressed={latched}
        data-action="latch"
        onClick={() => setLatched(!latched)}
      >
        {latched ? words.latched : words.latch}
      </Button>
    </div>
  );
}
