import { useSyncExternalStore } from "react";
import { useModel } from "../app/store";
import { Picture } from "../hall/picture";
import { useConsoleWords } from "../i18n/console";
import styles from "./remote_panel.module.css";
import type { TechnicianLine } from "./technician_line";
import { useTechnicianLine } from "./use_technician_line";

// What a site is sent, while the technician watches it.
export function SentPicture({ line, name }: { line: TechnicianLine; name: string }) {
  const { hearing } = useTechnicianLine(line);
  if (hearing !== "watch") return null;
  return <Watched line={line} name={name} />;
}

function Watched({ line, name }: { line: TechnicianLine; name: string }) {
  const words = useConsoleWords().remote.line;
  const model = useModel(line.store);
  const streams = useSyncExternalStore(line.board.subscribe, line.board.snapshot);
  return (
    <section className={styles.watched} aria-label={words.picture(name)} data-watched>
      <h3>{words.picture(name)}</h3>
      <div className={styles.picture}>
        <Picture model={model} streams={streams} />
      </div>
    </section>
  );
}
