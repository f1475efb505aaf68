import type { MouseEvent, PointerEvent } from "react";
import { useRef, useState } from "react";
import type { SiteId } from "../protocol/messages";

export const kDragFromPx = 8; // a shorter way is a touch

// A site on its way to a place of the preview.
export interface DraggedSite {
  site: SiteId;
  x: number; // where the finger is, in the window
  y: number;
  over: number | null; // the place under it
}

// Drags a site by finger, pen or mouse from its tile to a place of the preview: the element with `data-drop` whose
// children have `data-place`. The keyboard has another way: a place is chosen, then a site.
export function useSiteDrag(onDrop: (place: number, site: SiteId) => void) {
  const [dragged, setDragged] = useState<DraggedSite | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const moved = useRef(false); // the click that ends a drag is no click
  const end = () => {
    start.current = null;
    setDragged(null);
  };
  const handlers = (site: SiteId) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      moved.current = false;
      if (event.button > 0) return;
      start.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture?.(event.pointerId);
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      if (Math.hypot(x - start.current.x, y - start.current.y) >= kDragFromPx) moved.current = true;
      if (moved.current) setDragged({ site, x, y, over: placeUnder(x, y) });
    },
    onPointerUp: ({ clientX: x, clientY: y }: PointerEvent<HTMLElement>) => {
      const place = start.current !== null && moved.current ? placeUnder(x, y) : null;
      end();
      if (place !== null) onDrop(place, site);
    },
    onPointerCancel: end,
    onClickCapture: (event: MouseEvent) => {
      if (moved.current) event.stopPropagation();
      moved.current = false;
    },
  });
  return { dragged, handlers };
}

export type SiteDragHandlers = ReturnType<ReturnType<typeof useSiteDrag>["handlers"]>;

function placeUnder(x: number, y: number): number | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop] [data-place]")?.dataset["place"];
  return place === undefined ? null : Number(place);
}
