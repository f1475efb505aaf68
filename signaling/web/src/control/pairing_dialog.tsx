import { useEffect, useState } from "react";
import type { Problem } from "../api/problem";
import { problemOf } from "../api/problem";
import { useHallWords } from "../i18n/hall";
import { useLanguage } from "../i18n/language";
import { SeatDialog } from "../seat/seat_dialog";
import { formatCountdown } from "../time/format";
import { useSecondsUntil } from "../time/use_seconds_until";
import { Button } from "../ui/button";
import { ClockDigits } from "../ui/clock_digits";
import { QrCode } from "../ui/qr_code";
import type { ControlCode, ControlPairing, PairedControl } from "./control_pairing";
import styles from "./pairing_dialog.module.css";

interface PairingDialogProps {
  pairing: ControlPairing;
  control: PairedControl;
  onChange: () => void; // look at the control again
  onClose: () => void;
}

// Pairs a phone with this hall by a QR code, and ends the pairing. Closes by itself once the phone is there.
export function PairingDialog({ pairing, control, onChange, onClose }: PairingDialogProps) {
  const { language } = useLanguage();
  const words = useHallWords().control;
  const [code, setCode] = useState<ControlCode | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    act()
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => setBusy(false));
  };
  const make = () => run(async () => setCode(await pairing.makeCode()));
  const end = () => run(() => pairing.end().then(onChange));
  const { online } = control;
  useEffect(() => {
    if (online && code !== null) onClose();
  }, [online]);
  return (
    <SeatDialog
      heading={words.heading}
      note={words.explain}
      name="pairing"
      footer={
        <Button tone="go" size="large" disabled={busy} data-action="make-code" onClick={make}>
          {code === null ? words.make : words.makeAnother}
        </Button>
      }
      onClose={onClose}
    >
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title[language]}
        </p>
      )}
      {control.paired && (
        <div className={styles.paired}>
          <p>
            {words.paired} · {online ? words.online : words.offline}
          </p>
          <Button disabled={busy} data-action="end-control" onClick={end}>
            {words.end}
          </Button>
        </div>
      )}
      {code !== null && <CodeView key={code.code} code={code} />}
    </SeatDialog>
  );
}

function CodeView({ code }: { code: ControlCode }) {
  const words = useHallWords().control;
  const seconds = useSecondsUntil(code.expires);
  const link = new URL(code.link, location.origin).href;
  if (seconds <= 0) return <p role="alert">{words.over}</p>;
  return (
    <div className={styles.view}>
      <QrCode text={link} label={words.qrLabel} />
      <div>
        <p>{words.code}</p>
        <p className={styles.address}>{link.split("#")[0]}</p>
        <p className={styles.code} data-code>
          {code.code}
        </p>
        <p className={styles.left}>
          {words.remaining} <ClockDigits time={formatCountdown(seconds * 1000)} />
        </p>
      </div>
    </div>
  );
}
