import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useState } from "react";
import { useOfficeWords } from "../i18n/office";

const kTypingMs = 250;
const kMaxLength = 120; // that signaling takes

// A field to type into, and what to search for once typing pauses. `note` says what is looked at.
export function useSearchField(note: string): { text: string; field: ReactNode } {
  const words = useOfficeWords();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), kTypingMs);
  const field = (
    <TextInput
      label={words.search}
      description={note}
      maw="24rem"
      mb="md"
      type="search"
      maxLength={kMaxLength}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
  return { text, field };
}
