import { useEffect, useRef, useState } from "react";
import type { Paper } from "../../api/calendar_types";
import { problemOf } from "../../api/problem";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { useRememberPaper } from "./paper_names";
import { paperFault } from "./paper_rules";

export interface PaperUpload {
  progress: { name: string; part: number } | null; // while one is on its way
  faults: readonly string[]; // of the last choice
  send: (files: readonly File[]) => Promise<void>;
  stop: () => void;
}

// Sends papers one after another; each that the service has taken is told by its id.
export function usePaperUpload(onStored: (id: number) => void): PaperUpload {
  const api = useApi();
  const words = useOperatorWords().booking.agenda;
  const { language } = useLanguage();
  const remember = useRememberPaper();
  const stopper = useRef<AbortController | null>(null);
  const stored = useRef(onStored);
  stored.current = onStored;
  const [progress, setProgress] = useState<PaperUpload["progress"]>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  useEffect(() => () => stopper.current?.abort(), []);

  const sendOne = async (file: File, signal: AbortSignal): Promise<string | null> => {
    const fault = paperFault(file);
    if (fault === "wrong_type") return words.wrongType(file.name);
    if (fault === "too_large") return words.tooLarge(file.name);
    const tell = (part: number) => setProgress({ name: file.name, part });
    tell(0);
    try {
      const name = file.name.normalize("NFC");
      const paper = await api.upload<Paper>("/papers", { name }, file, tell, signal);
      remember(paper);
      stored.current(paper.id);
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
