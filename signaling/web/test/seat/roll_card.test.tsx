// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import { RollCard } from "../../src/seat/roll_card";
import type { RollTask } from "../../src/seat/roll_task";
import { kInitialModel } from "../../src/state/model";

const kTask: RollTask = { called: false, endsAt: null, done: null, head: "Bà Hoa", delegates: 12 };

function show(task: Partial<RollTask>) {
  render(
    <LanguageProvider>
      <RollCard model={kInitialModel} task={{ ...kTask, ...task }} online send={() => true} />
    </LanguageProvider>,
  );
}

afterEach(cleanup);

it("offers no answer before the site is called, since it would be refused", () => {
  show({});
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByRole("status").textContent).toContain("xin chờ gọi tên");
});

it("offers the answer when the site is called", () => {
  show({ called: true });
  expect(screen.getByRole("button", { name: /Báo có mặt/ })).toBeTruthy();
});

it("lets what was answered be corrected", () => {
  show({ done: "present" });
  expect(screen.getByRole("button", { name: "Sửa" })).toBeTruthy();
});
