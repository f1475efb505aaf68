import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "../api/problem";
import type { Problem } from "../api/problem";
import { useLanguage } from "../i18n/language";
import type { InvitationEntry } from "../protocol/messages";
import { clockOf, dayOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import styles from "./attendance_dialog.module.css";

// What a hall says of an invitation.
export interface Attendance {
  answer: "yes" | "no";
  head: string; // of the delegation: name and post
  number: number; // of delegates
}

interface AttendanceDialogProps {
  invitation: InvitationEntry;
  onSend: (attendance: Attendance) => Promise<void>; // throws what signaling refuses
  onClose: () => void;
}

// The hall answers an invitation: whether it attends, who leads the delegation, how many come.
export function AttendanceDialog({ invitation, onSend, onClose }: AttendanceDialogProps) {
  const { text, language } = useLanguage();
  const words = text.attendance;
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState<"yes" | "no">(invitation.answer ?? "yes");
  const [head, setHead] = useState("");
  const [number, setNumber] = useState("1");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      await onSend(attendanceOf(answer, head, number));
      dialog.current?.close();
    } catch (error) {
      setProblem(problemOf(error));
    }
    setSending(false);
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="attendance-heading" onClose={onClose}>
      <form onSubmit={(event) => void send(event)} noValidate>
        <h2 id="attendance-heading" className={styles.heading}>
          {invitation.title}
        </h2>
        <p className={styles.time}>
          {clockOf(invitation.start)} · {dayOf(invitation.start, new Date(), language, text.standby)}
        </p>
        <Segmented
          label={words.question}
          segments={[
            { value: "yes", label: words.yes, icon: "check" },
            { value: "no", label: words.no, icon: "cross" },
          ]}
          value={answer}
          onChange={setAnswer}
        />
        {answer === "yes" && (
          <>
            <Field label={words.head} value={head} maxLength={200} onChange={setHead} />
            <Field label={words.number} value={number} inputMode="numeric" maxLength={4} onChange={setNumber} />
          </>
        )}
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {[problem.title[language], ...problem.faults.map((fault) => fault.text[language])].join(". ")}
          </p>
        )}
        <div className={styles.footer}>
          <Button size="large" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </Button>
          <Button submit tone="go" size="large" icon="check" disabled={sending}>
            {words.send}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

// A number that is none is sent as none, for signaling to say what is wrong.
export function attendanceOf(answer: "yes" | "no", head: string, number: string): Attendance {
  if (answer === "no") return { answer, head: "", number: 0 };
  const digits = /^\d+$/.test(number.trim());
  return { answer, head: head.trim(), number: digits ? Number(number) : -1 };
}

interface FieldProps {
  label: string;
  value: string;
  maxLength: number;
  inputMode?: "numeric";
  onChange: (value: string) => void;
}

function Field({ label, value, maxLength, inputMode, onChange }: FieldProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        value={value}
        maxLength={maxLength}
        {...(inputMode !== undefined && { inputMode })}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
