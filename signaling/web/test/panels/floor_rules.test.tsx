// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import { FloorRules, choicesOf } from "../../src/panels/floor_rules";

it("offers what counts now among its choices, in their order", () => {
  expect(choicesOf("grace", 30)).toEqual([0, 10, 30, 60, 120]);
  expect(choicesOf("grace", 45)).toEqual([0, 10, 30, 45, 60, 120]);
  expect(choicesOf("seconds", 5400).slice(-2)).toEqual([1800, 5400]);
  expect(choicesOf("seconds", 45).slice(0, 2)).toEqual([null, 45]);
});

it("tells one rule at a time, and no limit as null", () => {
  const send = vi.fn(() => true);
  const rules = { holders: 1, seconds: 90, warning: 30, grace: 10 };
  render(
    <LanguageProvider>
      <FloorRules rules={rules} online send={send} />
    </LanguageProvider>,
  );
  const limit = screen.getByLabelText<HTMLSelectElement>("Thời gian mỗi lượt");
  expect(limit.selectedOptions[0]?.text).toBe("90 giây");
  fireEvent.change(limit, { target: { value: "" } });
  fireEvent.change(screen.getByLabelText("Số điểm cầu phát biểu cùng lúc"), { target: { value: "2" } });
  fireEvent.change(screen.getByLabelText("Cho nói thêm khi hết giờ"), { target: { value: "0" } });
  expect(send.mock.calls).toEqual([
    [{ type: "floor.settings", seconds: null }],
    [{ type: "floor.settings", holders: 2 }],
    [{ type: "floor.settings", grace: 0 }],
  ]);
});
