// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { ApiError, kNetworkProblem } from "../../src/api/problem";
import { AttendanceDialog, attendanceOf } from "../../src/hall/attendance_dialog";
import { LanguageProvider } from "../../src/i18n/language";

const invitation = {
  booking: "hn-1",
  occurrence: null,
  conference: "hn-1",
  title: "Giao ban",
  start: "2026-12-01T08:00:00+07:00",
  answer: null,
};

// jsdom has no modal dialogs.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
});

it.each([
  ["yes", " Ông Đức, Phó Chủ tịch ", "4", { answer: "yes", head: "Ông Đức, Phó Chủ tịch", number: 4 }],
  ["yes", "", "many", { answer: "yes", head: "", number: -1 }],
  ["no", "Ông Đức", "4", { answer: "no", head: "", number: 0 }],
] as const)("%s %s %s", (answer, head, number, attendance) =>
  expect(attendanceOf(answer, head, number)).toEqual(attendance),
);

it("sends what was typed and closes", async () => {
  const onSend = vi.fn().mockResolvedValue(undefined);
  const onClose = vi.fn();
  render(
    <LanguageProvider>
      <AttendanceDialog invitation={invitation} onSend={onSend} onClose={onClose} />
    </LanguageProvider>,
  );
  fireEvent.change(screen.getByLabelText("Trưởng đoàn (họ tên, chức vụ)"), { target: { value: "Ông Đức" } });
  fireEvent.change(screen.getByLabelText("Số đại biểu"), { target: { value: "12" } });
  fireEvent.click(screen.getByRole("button", { name: "Gửi trả lời" }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onSend).toHaveBeenCalledWith({ answer: "yes", head: "Ông Đức", number: 12 });
});

it("says what signaling refuses, and stays", async () => {
  const onClose = vi.fn();
  const refusal = new ApiError({ ...kNetworkProblem, status: 409, title: { vi: "Đã hủy", en: "Cancelled" } });
  render(
    <LanguageProvider>
      <AttendanceDialog invitation={invitation} onSend={() => Promise.reject(refusal)} onClose={onClose} />
    </LanguageProvider>,
  );
  fireEvent.click(screen.getAllByRole("button", { name: "Gửi trả lời" }).at(-1) as HTMLElement);
  expect((await screen.findByRole("alert")).textContent).toContain("Đã hủy");
  expect(onClose).not.toHaveBeenCalled();
});
