import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CallAnswer } from "../../src/hall/call_answer";

const call = (conference: string, at: number) => ({ conference, title: "Họp khẩn", from: "UBND tỉnh", at });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("answers when nobody has", () => {
  const answer = vi.fn();
  const keeper = new CallAnswer(() => 1000, answer);
  const first = call("khan", 11_000);
  keeper.update(first);
  vi.advanceTimersByTime(9_999);
  keeper.update(first); // the model changed in something else
  expect(answer).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(answer.mock.calls).toEqual([["khan"]]);
});

it("answers nothing that is over", () => {
  const answer = vi.fn();
  const keeper = new CallAnswer(() => 1000, answer);
  keeper.update(call("khan", 11_000));
  keeper.update(null);
  vi.advanceTimersByTime(60_000);
  expect(answer).not.toHaveBeenCalled();
});

it("answers the newest call, at once if its time has passed", () => {
  const answer = vi.fn();
  const keeper = new CallAnswer(() => 1000, answer);
  keeper.update(call("khan", 11_000));
  keeper.update(call("bao", 500));
  vi.advanceTimersByTime(0);
  expect(answer.mock.calls).toEqual([["bao"]]);
});
