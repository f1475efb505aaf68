import { useId } from "react";
import styles from "./field.module.css";

interface FieldProps {
  label: string;
  value: string;
  maxLength: number;
  inputMode?: "numeric";
  rows?: number; // more than one line
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

// A text with its label above it, large enough for a finger.
export function Field({ label, value, maxLength, inputMode, rows, autoFocus = false, onChange }: FieldProps) {
  const id = useId();
  const common = { id, value, maxLength, autoFocus, autoComplete: "off", spellCheck: false };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input
          {...common}
          {...(inputMode !== undefined && { inputMode })}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
