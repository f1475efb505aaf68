// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import type { ChatEntry } from "../../src/protocol/messages";
import { isOwn } from "../../src/chat/chat_list";
import { ChatDialog } from "../../src/chat/chat_dialog";

// jsdom has no modal dialogs; newer browsers give back a promise from a scroll.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  Element.prototype.scrollIntoView = (() => Promise.resolve()) as unknown as Element["scrollIntoView"];
});

const said = (n: number, text: string): ChatEntry => ({
  n,
  at: "2026-12-01T08:00:00+07:00",
  site: "my-loc",
  name: "Mỹ Lộc",
  role: "site",
  to: "all",
  text,
});

function dialog(chat: readonly ChatEntry[], send = vi.fn(() => true)) {
  return (
    <LanguageProvider>
      <ChatDialog chat={chat} self={{ site: "y-yen", name: "Ý Yên", role: "site" }} send={send} onClose={() => undefined} />
    </LanguageProvider>
  );
}

it("goes on when further messages come and when it is closed", () => {
  const { rerender, unmount } = render(dialog([]));
  rerender(dialog([said(1, "Đã rõ")]));
  rerender(dialog([said(1, "Đã rõ"), said(2, "Xin báo cáo")]));
  expect(screen.getByText("Xin báo cáo")).toBeTruthy();
  unmount();
});

it("knows the own messages: a site's by the site, a person's by the name", () => {
  const operator = { site: null, name: "Trần Văn Hành", role: "operator" } as const;
  expect(isOwn(said(1, "Đã rõ"), { site: "my-loc", name: "Mỹ Lộc", role: "site" })).toBe(true);
  expect(isOwn(said(1, "Đã rõ"), operator)).toBe(false);
  const written = { ...said(2, "Chuẩn bị"), site: null, name: operator.name, role: operator.role };
  expect(isOwn(written, operator)).toBe(true);
  expect(isOwn({ ...written, name: "Vũ Thị Thư" }, operator)).toBe(false);
});

it("sends a line to the desk, and keeps it when the line is down", () => {
  const send = vi.fn().mockReturnValueOnce(false).mockReturnValue(true);
  render(dialog([], send));
  const field = screen.getByLabelText<HTMLInputElement>("Nội dung");
  fireEvent.change(field, { target: { value: " Vụ Bản xin hỗ trợ " } });
  fireEvent.click(screen.getByRole("button", { name: "Gửi", hidden: true }));
  expect(screen.getByRole("alert", { hidden: true }).textContent).toContain("Mất kết nối");
  expect(field.value).toBe(" Vụ Bản xin hỗ trợ ");
  fireEvent.click(screen.getByRole("button", { name: "Gửi", hidden: true }));
  expect(send).toHaveBeenLastCalledWith({ type: "chat", to: "desk", text: "Vụ Bản xin hỗ trợ" });
  expect(field.value).toBe("");
});
