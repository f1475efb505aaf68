import type { FigureId, FigureValues } from "./figures";

// The last seconds of one site: a column of numbers a figure, NaN where it is not known. `add` and `column` copy no more
// than they must; nothing grows.
export class SecondRing {
  private readonly columns: ReadonlyMap<FigureId, Float32Array>;
  private last: number | null = null; // the newest second, unix

  constructor(
    figures: readonly FigureId[],
    readonly seconds: number,
  ) {
    this.columns = new Map(figures.map((id) => [id, new Float32Array(seconds).fill(NaN)]));
  }

  get newest(): number | null {
    return this.last;
  }

  // `second` is unix time. A second told again replaces what was known; one that the ring has left behind, as after the
  // server's clock was set back, begins it anew.
  add(second: number, values: FigureValues): void {
    const { last, seconds } = this;
    if (last === null || second > last + seconds || second <= last - seconds) this.clear();
    else if (second > last) this.pass(last, second, values);
    this.last = last === null || second > last || second <= last - seconds ? second : last;
    this.put(second, values);
  }

  // The `length` seconds that end with `end`, the oldest first.
  column(id: FigureId, end: number, length: number): Float32Array {
    const column = this.columns.get(id);
    const out = new Float32Array(length).fill(NaN);
    if (column === undefined || this.last === null) return out;
    for (let i = 0; i < length; ++i) {
      const second = end - length + 1 + i;
      if (second <= this.last && second > this.last - this.seconds) out[i] = column[this.slot(second)] ?? NaN;
    }
    return out;
  }

  // The seconds between are unknown; a single one fell between two messages, and is like the one after it.
  private pass(last: number, second: number, values: FigureValues): void {
    for (let between = last + 1; between < second; ++between) this.put(between, second === last + 2 ? values : {});
  }

  private put(second: number, values: FigureValues): void {
    const slot = this.slot(second);
    for (const [id, column] of this.columns) column[slot] = values[id] ?? NaN;
  }

  private clear(): void {
    for (const column of this.columns.values()) column.fill(NaN);
  }

  private slot(second: number): number {
    return ((second % this.seconds) + this.seconds) % this.seconds;
  }
}
