// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HoldButton } from "../../src/ui/hold_button";
import { kHoldMs } from "../../src/ui/use_hold";

const held = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  held.mockClear();
  render(
    <HoldButton action="close" onHeld={held}>
      Kết thúc hội nghị
    </HoldButton>,
  );
});

afterEach(() => vi.useRealTimers());

const button = () => screen.getByRole("button", { name: "Kết thúc hội nghị giữ 1 giây" });

it("works when it is held for a second, and once", () => {
  fireEvent.pointerDown(button(), { button: 0 });
  vi.advanceTimersByTime(kHoldMs - 1);
  expect(held).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(held).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(5 * kHoldMs);
  expect(held).toHaveBeenCalledOnce();
});

it.each(["pointerUp", "pointerLeave", "pointerCancel"] as const)("does nothing when the finger goes: %s", (gone) => {
  fireEvent.pointerDown(button(), { button: 0 });
  vi.advanceTimersByTime(kHoldMs / 2);
  fireEvent[gone](button());
  vi.advanceTimersByTime(kHoldMs);
  expect(held).not.toHaveBeenCalled();
});

it.each(["Enter", " "])("works by the key %j held as well, not by a short one", (key) => {
  fireEvent.keyDown(button(), { key });
  fireEvent.keyUp(button(), { key });
  vi.advanceTimersByTime(kHoldMs);
  expect(held).not.toHaveBeenCalled();
  fireEvent.keyDown(button(), { key });
  fireEvent.keyDown(button(), { key, repeat: true });
  vi.advanceTimersByTime(kHoldMs);
  expect(held).toHaveBeenCalledOnce();
});
