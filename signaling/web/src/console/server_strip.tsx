import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { formatBytes } from "../time/office_time";
import { Icon } from "../ui/icon";
import type { ServerFigureId } from "./figures";
import { kFigures } from "./figures";
import { figureText, isBad } from "./figure_text";
import { kServer } from "./line_board";
import type { MatrixProps } from "./matrix";
import type { Moment } from "./moment";
import styles from "./server_strip.module.css";
import { Sparkline } from "./sparkline";

const kShown: readonly (readonly ["cpu" | "lane" | "late" | "queue" | "drops" | "memory", ServerFigureId])[] = [
  ["cpu", "server.cpu_share"],
  ["lane", "server.busiest_lane_share"],
  ["late", "server.late_ticks"],
  ["queue", "server.queue_depth"],
  ["drops", "server.socket_drops"],
  ["memory", "server.memory_bytes"],
];

// How the machine of sound and picture does, in one line above the sites.
export function ServerStrip({ moment, column }: { moment: Moment; column: MatrixProps["column"] }) {
  const words = useConsoleWords().server;
  const { language } = useLanguage();
  const { server, diskFree } = moment;
  if (server === null) {
    return (
      <p className={styles.strip} data-cause="server" role="status">
        <Icon name="server" />
        <strong className={styles.none}>{words.none}</strong>
      </p>
    );
  }
  return (
    <section className={styles.strip} aria-label={words.strip}>
      <Icon name="server" />
      <dl className={styles.figures}>
        {kShown.map(([name, id]) => {
        const { number, unit } = figureText(id, server[id], language);
        const { low, high, bound } = kFigures[id];
        return (
          <div key={id} className={styles.figure} data-figure={id}>
            <dt>{words[name]}</dt>
            <dd data-bad={isBad(id, server[id]) || undefined}>
              {number}
              {unit !== "" && <small> {unit}</small>}
            </dd>
            <dd className={styles.spark} aria-hidden="true">
              <Sparkline values={column(kServer, id)} low={low} high={high} bound={bound} grows={unit !== "%"} />
            </dd>
          </div>
        );
      })}
      {diskFree !== null && (
        <div className={styles.figure}>
          <dt>{words.disk}</dt>
          <dd>{formatBytes(diskFree, language)}</dd>
        </div>
      )}
      </dl>
    </section>
  );
}
