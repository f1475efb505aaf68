import type { KeyboardEvent } from "react";
import { useState } from "react";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { Button } from "../ui/button";
import styles from "./pin_pad.module.css";

const kPinDigits = 6;
const kTooManyRequests = 429;

interface PinPadProps {
  name: string; // of the site
  check: (pin: string) => Promise<void>; // throws an ApiError for a wrong one
  onOpen: () => void;
}

// Asks for the tablet's PIN on large keys; the sixth digit sends it. A keyboard does as well.
export function PinPad({ name, check, onOpen }: PinPadProps) {
  const { text, language, toggle } = useLanguage();
  const words = text.tablet;
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (whole: string) => {
    setBusy(true);
    try {
      await check(whole);
      onOpen();
    } catch (error) {
      const { status, faults, title, detail } = problemOf(error);
      setRefusal((status === kTooManyRequests ? detail : (faults[0]?.text ?? title))[language]); // says how long to wait
      setPin("");
    } finally {
      setBusy(false);
    }
  };
  const press = (digit: string) => {
    if (busy || pin.length >= kPinDigits) return;
    const next = pin + digit;
    setPin(next);
    setRefusal(null);
    if (next.length === kPinDigits) void send(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) press(event.key);
    else if (event.key === "Backspace") setPin(pin.slice(0, -1));
  };

  return (
    <main className={styles.page} data-ground="day" data-page="tablet_pin" onKeyDown={onKey}>
      <div className={styles.language}>
        <Button tone="plain" icon="globe" aria-label={text.otherLanguageLabel} onClick={toggle}>
          {text.otherLanguage}
        </Button>
      </div>
      <h1 className={styles.title}>{name}</h1>
      <p id="pin-label">{words.pin}</p>
      <p className={styles.dots} role="img" aria-label={words.typed(pin.length)}>
        {Array.from({ length: kPinDigits }, (_, place) => (
          <span key={place} className={place < pin.length ? styles.full : styles.empty} />
        ))}
      </p>
      <p className={styles.refusal} role="alert">
        {refusal}
      </p>
      <div className={styles.keys} role="group" aria-labelledby="pin-label">
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
          <Button key={digit} size="huge" disabled={busy} onClick={() => press(digit)}>
            {digit}
          </Button>
        ))}
        <span />
        <Button size="huge" disabled={busy} onClick={() => press("0")}>
          0
        </Button>
        <Button size="huge" icon="cross" disabled={busy} aria-label={words.erase} onClick={() => setPin(pin.slice(0, -1))} />
      </div>
    </main>
  );
}
