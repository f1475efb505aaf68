import { memo, useEffect, useRef } from "react";
import { highest, sparklinePath } from "./sparkline_path";
import styles from "./sparkline.module.css";

interface SparklineProps {
  values: Float32Array; // a new one each second
  low: number;
  high: number; // at least
  grows?: boolean; // the scale follows what is higher; otherwise it is cut off
  bound?: number | undefined; // drawn where it lies within the scale
}

const kRoom = 1.5; // px above and below, for the width of the line

// The last minutes of one figure, drawn on a canvas: there are a hundred of them, each second. The number beside it says
// what counts.
export const Sparkline = memo(function Sparkline({ values, low, high, grows = false, bound }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    const top = grows ? highest(values, high) : high;
    draw(canvas.current, values, low, top, bound !== undefined && bound < top ? bound : null);
  }, [values, low, high, grows, bound]);
  return <canvas ref={canvas} className={styles.spark} aria-hidden="true" />;
});

function draw(canvas: HTMLCanvasElement, values: Float32Array, low: number, high: number, bound: number | null): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = globalThis.devicePixelRatio ?? 1;
  const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  context.translate(0, kRoom);
  const inner = height - 2 * kRoom;
  const colour = getComputedStyle(canvas).color;
  if (bound !== null) {
    context.setLineDash([2, 3]);
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.strokeStyle = colour;
    const y = Math.round(inner * (1 - (bound - low) / (high - low))) + 0.5;
    context.stroke(new Path2D(`M0 ${y}H${width}`));
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.lineJoin = "round";
  context.stroke(new Path2D(sparklinePath(values, { width, height: inner, low, high })));
}
