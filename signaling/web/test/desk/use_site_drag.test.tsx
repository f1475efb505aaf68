// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { kDragFromPx, useSiteDrag } from "../../src/desk/use_site_drag";

const drop = vi.fn();
const touch = vi.fn();

function Scene() {
  const { dragged, handlers } = useSiteDrag(drop);
  return (
    <>
      <ol data-drop>
        <li data-place="3" data-testid="place" data-over={dragged?.over ?? ""} />
      </ol>
      <button type="button" {...handlers("y-yen")} onClick={touch}>
        Ý Yên
      </button>
    </>
  );
}

// jsdom knows no pointers.
beforeAll(() => {
  window.PointerEvent ??= MouseEvent as typeof PointerEvent;
});

// It has no layout either: above y = 100 is the place, elsewhere the tile.
beforeEach(() => {
  vi.clearAllMocks();
  render(<Scene />);
  document.elementFromPoint = (_, y) => (y < 100 ? screen.getByTestId("place") : screen.getByRole("button"));
});

const tile = () => screen.getByRole("button");
const at = (clientY: number) => ({ clientX: 50, clientY, pointerId: 1, button: 0 });

it("puts a site where it is let go, and that is no touch of its tile", () => {
  fireEvent.pointerDown(tile(), at(300));
  fireEvent.pointerMove(tile(), at(50));
  expect(screen.getByTestId("place").dataset["over"]).toBe("3");
  fireEvent.pointerUp(tile(), at(50));
  fireEvent.click(tile());
  expect(drop).toHaveBeenCalledExactlyOnceWith(3, "y-yen");
  expect(touch).not.toHaveBeenCalled();
  fireEvent.click(tile());
  expect(touch).toHaveBeenCalledOnce();
});

it("does nothing beside the preview, after a cancelled drag, and at a touch that trembles", () => {
  fireEvent.pointerDown(tile(), at(300));
  fireEvent.pointerMove(tile(), at(200));
  fireEvent.pointerUp(tile(), at(200));
  fireEvent.pointerDown(tile(), at(300));
  fireEvent.pointerMove(tile(), at(50));
  fireEvent.pointerCancel(tile(), at(50));
  fireEvent.pointerUp(tile(), at(50));
  fireEvent.pointerDown(tile(), at(300));
  fireEvent.pointerMove(tile(), at(300 - kDragFromPx + 1));
  fireEvent.pointerUp(tile(), at(300 - kDragFromPx + 1));
  fireEvent.click(tile());
  expect(drop).not.toHaveBeenCalled();
  expect(touch).toHaveBeenCalledOnce();
});
