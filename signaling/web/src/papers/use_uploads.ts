import { useEffect, useRef, useState } from "react";
import { problemOf } from "../api/problem";
import { useLanguage } from "../i18n/language";
import { paperFault } from "./paper_rules";

// Sends one paper under this name; `tell` takes the part that is sent, from 0 to 1.
export type SendPaper = (file: File, name: string, tell: (part: number) => void, signal: AbortSignal) => Promise<void>;

export interface Uploads {
  progress: { name: string; part: number } | null; // while one is on its way
  faults: readonly string[]; // of the last choice
  send: (files: readonly File[]) => Promise<void>;
  stop: () => void;
}

// Sends papers one after another, until the component is gone.
export function useUploads(sendPaper: SendPaper): Uploads {
  const { text, language } = useLanguage();
  const words = text.papers;
  const stopper = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Uploads["progress"]>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  useEffect(() => () => stopper.current?.abort(), []);

  const sendOne = async (file: File, signal: AbortSignal): Promise<string | null> => {
    const fault = paperFault(file);
    if (fault === "wrong_type") return words.wrongType(file.name);
    if (fault === "too_large") return words.tooLarge(file.name);
    const tell = (part: number) => setProgress({ name: file.name, part });
    tell(0);
    try {
      await sendPaper(file, file.name.normalize("NFC"), tell, signal);
      return null;
    } catch (error) {
      return signal.aborted ? null : `${words.uploadFailed(file.name)} ${problemOf(error).detail[language]}`;
    }
  };

  const send = async (files: readonly File[]) => {
    const { signal } = (stopper.current = new AbortController());
    const found: string[] = [];
    for (const file of files) {
      const fault = signal.aborted ? null : await sendOne(file, signal);
      if (fault !== null) found.push(fault);
    }
    setProgress(null);
    setFaults(found);
  };
  return { progress, faults, send, stop: () => stopper.current?.abort() };
}
