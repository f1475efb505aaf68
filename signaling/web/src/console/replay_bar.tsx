import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { Button } from "../ui/button";
import frame from "./console.module.css";
import styles from "./replay_page.module.css";
import { clockSeconds, dateSeconds, momentAt } from "./time_text";
import { troubleBeside } from "./verdict_periods";

const kSpeeds = [1, 5, 20] as const;
const kMinute = 60;

interface ReplayBarProps {
  second: number; // unix
  first: number;
  last: number;
  troubles: readonly number[]; // where they begin
  onGo: (second: number) => void;
}

// Goes to a moment: by slider, step, key, time of day, or from trouble to trouble; or lets time run.
export function ReplayBar({ second, first, last, troubles, onGo }: ReplayBarProps) {
  const words = useConsoleWords().replay;
  const [speed, setSpeed] = useState<number>(1);
  const [playing, setPlaying] = usePlaying(second, last, speed, onGo);
  const before = troubleBeside(troubles, second, -1);
  const after = troubleBeside(troubles, second, 1);
  const keys = (event: KeyboardEvent) => {
    const step = { PageUp: kMinute, PageDown: -kMinute }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onGo(second + step);
  };
  return (
    <section className={styles.bar} aria-label={words.title}>
      <output className={styles.time} data-moment={second}>
        {dateSeconds(second * 1000)}
      </output>
      <Button icon="chevronLeft" disabled={before === null} onClick={() => before !== null && onGo(before)}>
        {words.previousTrouble}
      </Button>
      <Button aria-label={words.back(words.minute)} title={words.back(words.minute)} onClick={() => onGo(second - kMinute)}>
        −1′
      </Button>
      <Button icon="stepBack" aria-label={words.back(words.second)} title={words.back(words.second)} onClick={() => onGo(second - 1)} />
      <Button tone="go" icon={playing ? "stop" : "play"} onClick={() => setPlaying(!playing)}>
        {playing ? words.stop : words.play}
      </Button>
      <Button icon="stepOn" aria-label={words.on(words.second)} title={words.on(words.second)} onClick={() => onGo(second + 1)} />
      <Button aria-label={words.on(words.minute)} title={words.on(words.minute)} onClick={() => onGo(second + kMinute)}>
        +1′
      </Button>
      <Button icon="chevronRight" disabled={after === null} onClick={() => after !== null && onGo(after)}>
        {words.nextTrouble}
      </Button>
      <label className={frame.field}>
        <span className="visually-hidden">{words.speed}</span>
        <select value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
          {kSpeeds.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
      <GoTo second={second} onGo={onGo} />
      <div className={styles.slide}>
        <span>{clockSeconds(first * 1000)}</span>
        <input
          type="range"
          min={first}
          max={last}
          step={1}
          value={second}
          aria-label={words.moment}
          aria-valuetext={clockSeconds(second * 1000)}
          title={words.keys}
          onChange={({ target }) => onGo(Number(target.value))}
          onKeyDown={keys}
        />
        <span>{clockSeconds(last * 1000)}</span>
      </div>
    </section>
  );
}

// Every second `speed` seconds go by, until the end.
function usePlaying(second: number, last: number, speed: number, onGo: (second: number) => void) {
  const [playing, setPlaying] = useState(false);
  const now = useRef(second);
  now.current = second;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => onGo(now.current + speed), 1000);
    return () => clearInterval(timer);
  }, [playing, speed, onGo]);
  useEffect(() => {
    if (second >= last) setPlaying(false);
  }, [second, last]);
  return [playing, setPlaying] as const;
}

function GoTo({ second, onGo }: Pick<ReplayBarProps, "second" | "onGo">) {
  const words = useConsoleWords().replay;
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className={frame.field}
      onSubmit={(event) => {
        event.preventDefault();
        const at = momentAt(text, second * 1000);
        setWrong(at === null);
        if (at !== null) onGo(at / 1000);
      }}
    >
      <label className={styles.goTo}>
        {words.at}
        <input
          value={text}
          placeholder="09:42"
          inputMode="numeric"
          size={7}
          aria-invalid={wrong}
          title={words.badTime}
          onChange={({ target }) => {
            setText(target.value);
            setWrong(false);
          }}
        />
      </label>
      {wrong && <span role="alert">{words.badTime}</span>}
    </form>
  );
}
