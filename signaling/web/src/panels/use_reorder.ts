import type { KeyboardEvent, PointerEvent } from "react";
import { useState } from "react";

// Where in a list of rows of one height a finger is, from 0.
export function rowUnder(y: number, list: { top: number; height: number }, rows: number): number {
  const row = Math.floor(((y - list.top) / list.height) * rows);
  return Math.min(Math.max(row, 0), rows - 1);
}

interface Drag {
  key: string;
  from: number;
  to: number;
}

// Moves rows of an ordered list by dragging their handles, or by the arrow keys on them. `rows` are the keys in order;
// all rows have the same height and fill their list. `onMove` gets the new place, from 0.
export function useReorder(rows: readonly string[], onMove: (key: string, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const rowOf = (event: PointerEvent<HTMLElement>) => {
    const list = event.currentTarget.closest("ol")?.getBoundingClientRect();
    return list === undefined ? null : rowUnder(event.clientY, list, rows.length);
  };
  const handle = (key: string) => {
    const from = rows.indexOf(key);
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ key, from, to: from });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const to = rowOf(event);
        if (drag?.key === key && to !== null) setDrag({ ...drag, to });
      },
      // Where it is let go counts: the last movement may not have been drawn yet.
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const to = rowOf(event);
        if (drag?.key === key && to !== null && to !== drag.from) onMove(key, to);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onKeyDown: (event: KeyboardEvent) => {
        const to = event.key === "ArrowUp" ? from - 1 : event.key === "ArrowDown" ? from + 1 : -1;
        if (to < 0 || to >= rows.length) return;
        event.preventDefault();
        onMove(key, to);
      },
    };
  };
  return { drag, handle };
}
