import { useEffect, useState } from "react";
import { useText } from "../i18n/language";
import type { UrgentCall } from "../state/model";
import { useNow } from "../time/use_now";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { RingTone } from "./ring_tone";
import styles from "./call_screen.module.css";

interface CallScreenProps {
  call: UrgentCall;
  name: string; // of the hall
  onAnswer: (conference: string) => boolean;
}

// An urgent conference calls the hall: the whole screen says so and rings, one button answers, and if nobody presses it
// the hall joins by itself (CallAnswer).
export function CallScreen({ call, name, onAnswer }: CallScreenProps) {
  const words = useText().call;
  const now = useNow();
  const [answered, setAnswered] = useState(false);
  const seconds = Math.max(0, Math.ceil((call.at - now) / 1000));
  useEffect(() => {
    const tone = new RingTone();
    tone.start();
    return () => tone.stop();
  }, []);
  return (
    <main className={styles.page} data-ground="night" data-call={call.conference}>
      <div className={styles.card} role="alertdialog" aria-labelledby="call-title" aria-describedby="call-from">
        <span className={styles.bell}>
          <Icon name="bell" size="6.5rem" />
        </span>
        <p className={styles.heading}>{words.heading}</p>
        <h1 id="call-title" className={styles.title}>
          {call.title}
        </h1>
        <p id="call-from" className={styles.from}>
          {words.calls(call.from, name)}
        </p>
        <Button
          tone="go"
          size="huge"
          icon="check"
          autoFocus
          disabled={answered}
          onClick={() => setAnswered(onAnswer(call.conference))}
        >
          {words.answer}
        </Button>
        <p className={styles.countdown} role="timer">
          {answered || seconds === 0 ? words.joining : words.answersIn(seconds)}
        </p>
      </div>
    </main>
  );
}
