import type { MouseEvent } from "react";
import { useEffect, useRef } from "react";
import { useConsoleWords } from "../i18n/console";
import type { SiteId } from "../protocol/messages";
import styles from "./replay_page.module.css";
import type { VerdictPeriod } from "./verdict_periods";
import { verdictView } from "./verdict_view";

interface VerdictRibbonProps {
  rows: readonly { site: SiteId; periods: readonly VerdictPeriod[] }[];
  first: number; // unix seconds
  last: number;
  second: number;
  nameOf: (site: SiteId) => string;
  onGo: (second: number) => void;
}

const kRow = 12; // px

// The whole conference at a glance: a row a site, troubles in the colour of their cause. A click goes there; for those
// without a mouse there are the buttons from trouble to trouble.
export function VerdictRibbon({ rows, first, last, second, nameOf, onGo }: VerdictRibbonProps) {
  const words = useConsoleWords().replay;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current: element } = canvas;
    if (element === null) return;
    const paint = () => draw(element, rows, first, last, second);
    paint();
    const fit = new ResizeObserver(paint);
    fit.observe(element);
    return () => fit.disconnect();
  }, [rows, first, last, second]);
  const click = ({ clientX }: MouseEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    if (box !== undefined && box.width > 0) onGo(first + ((clientX - box.left) / box.width) * (last - first));
  };
  return (
    <div className={styles.ribbon} title={words.ribbon}>
      <ul aria-hidden="true">
        {rows.map(({ site }) => (
          <li key={site} style={{ height: kRow }}>
            {nameOf(site)}
          </li>
        ))}
      </ul>
      <canvas ref={canvas} style={{ height: kRow * rows.length }} aria-hidden="true" onClick={click} />
    </div>
  );
}

function draw(
  canvas: HTMLCanvasElement,
  rows: VerdictRibbonProps["rows"],
  first: number,
  last: number,
  second: number,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = globalThis.devicePixelRatio ?? 1;
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const look = getComputedStyle(canvas);
  const colour = (name: string) => look.getPropertyValue(name).trim();
  const x = (at: number) => ((at - first) / Math.max(1, last - first)) * width;
  rows.forEach(({ periods }, row) => {
    context.fillStyle = colour("--surface");
    context.fillRect(0, row * kRow + 1, width, kRow - 2);
    for (const { kind, from, to } of periods) {
      context.fillStyle = colour(`--cause-${verdictView(kind).cause}`);
      context.fillRect(x(from), row * kRow + 1, Math.max(2, x(to) - x(from)), kRow - 2);
    }
  });
  context.fillStyle = colour("--text");
  context.fillRect(Math.min(width - 2, x(second) - 1), 0, 2, height);
}
