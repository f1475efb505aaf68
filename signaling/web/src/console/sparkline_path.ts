export interface SparkFrame {
  width: number;
  height: number;
  low: number; // the value at the lower edge
  high: number; // at the upper edge
}

// The line through equally spaced values as an SVG path: what is not known leaves a gap, a value between two gaps is a
// dot, what is beyond the scale lies on its edge.
export function sparklinePath(values: ArrayLike<number | null>, frame: SparkFrame): string {
  const { width, height, low, high } = frame;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const known = (index: number) => Number.isFinite(values[index] ?? NaN);
  const parts: string[] = [];
  for (let i = 0; i < values.length; ++i) {
    if (!known(i)) continue;
    const share = (Math.min(Math.max(values[i] ?? low, low), high) - low) / (high - low);
    const point = `${rounded(i * step)} ${rounded(height - share * height)}`;
    const begins = !known(i - 1);
    parts.push(`${begins ? "M" : "L"}${point}`);
    if (begins && !known(i + 1)) parts.push("h0.5");
  }
  return parts.join("");
}

// The scale of a sparkline: the figure's own, or as far as the values go.
export function highest(values: ArrayLike<number | null>, least: number): number {
  let top = least;
  for (let i = 0; i < values.length; ++i) {
    const value = values[i];
    if (typeof value === "number" && value > top) top = value;
  }
  return top;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
