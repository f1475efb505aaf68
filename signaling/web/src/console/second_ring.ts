import type { FigureId, FigureValues } from "./figures";
import type { Column } from "./series_set";

// The last seconds of one site: a column of numbers a figure, NaN where it is not known. `add` and `column` copy no more
// than they must; nothing grows.
export class SecondRing {
  private readonly columns: ReadonlyMap<FigureId, Float32Array>;
  private readonly told: Uint8Array; // 1: the second was told, or bridged
  private last: number | null = null; // the newest second, unix

  constructor(
    figures: readonly FigureId[],
    readonly seconds: number,
  ) {
    this.columns = new Map(figures.map((id) => [id, new Float32Array(seconds).fill(NaN)]));
    this.told = new Uint8Array(seconds);
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
    this.put(second, values, true);
  }

  // What is remembered elsewhere of seconds that nobody told: a column from the second `begin` on. What was told stands,
  // what is newer or older than the ring is left out.
  fill(id: FigureId, begin: number, remembered: Column): void {
    const column = this.columns.get(id);
    if (column === undefined) return;
    remembered.forEach((value, index) => {
      const second = begin + index;
      if (value !== null && this.has(second) && !this.isTold(second)) column[this.slot(second)] = value;
    });
  }

  isTold(second: number): boolean {
    return this.has(second) && this.told[this.slot(second)] === 1;
  }

  // The `length` seconds that end with `end`, the oldest first.
  column(id: FigureId, end: number, length: number): Float32Array {
    const column = this.columns.get(id);
    const out = new Float32Array(length).fill(NaN);
    if (column === undefined) return out;
    for (let i = 0; i < length; ++i) {
      const second = end - length + 1 + i;
      if (this.has(second)) out[i] = column[this.slot(second)] ?? NaN;
    }
    return out;
  }

  // The seconds between are unknown; a single one fell between two messages, and is like the one after it.
  private pass(last: number, second: number, values: FigureValues): void {
    const bridged = second === last + 2;
    for (let between = last + 1; between < second; ++between) this.put(between, bridged ? values : {}, bridged);
  }

  private put(second: number, values: FigureValues, told: boolean): void {
    const slot = this.slot(second);
    this.told[slot] = told ? 1 : 0;
    for (const [id, column] of this.columns) column[slot] = values[id] ?? NaN;
  }

  private clear(): void {
    for (const column of this.columns.values()) column.fill(NaN);
    this.told.fill(0);
  }

  private has(second: number): boolean {
    return this.last !== null && second <= this.last && second > this.last - this.seconds;
  }

  private slot(second: number): number {
    return ((second % this.seconds) + this.seconds) % this.seconds;
  }
}
