import type { KeyboardEvent, PointerEvent } from "react";
import { useEffect, useRef, useState } from "react";

export const kHoldMs = 1000;

// For what must not happen by a slip of the finger: a press that lasts a second, by finger, mouse, Enter or Space.
export function useHold(onHeld: () => void) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setHolding(false);
  };
  const start = () => {
    if (timer.current !== null) return;
    setHolding(true);
    timer.current = setTimeout(() => {
      stop();
      onHeld();
    }, kHoldMs);
  };
  useEffect(() => stop, []);
  const isKey = (event: KeyboardEvent) => event.key === "Enter" || event.key === " ";
  return {
    holding,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (!(event.button > 0)) start(); // the first button, or a finger
      },
      onPointerUp: stop,
      onPointerLeave: stop,
      onPointerCancel: stop,
      onBlur: stop,
      onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(), // of a long touch
      onKeyDown: (event: KeyboardEvent) => {
        if (!isKey(event)) return;
        event.preventDefault();
        if (!event.repeat) start();
      },
      onKeyUp: (event: KeyboardEvent) => isKey(event) && stop(),
    },
  };
}
