// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../src/api/problem";
import { LanguageProvider } from "../../src/i18n/language";
import { ItemPapers } from "../../src/secretary/item_papers";

// jsdom has no dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(cleanup);

const kEntry = {
  title: "Báo cáo",
  planned_minutes: 0,
  speakers: [],
  papers: [{ id: 7, name: "Lũ.pdf" }],
  preset: "",
  notes: "",
  conclusion: "",
};

function show(enabled = true) {
  const papers = { attach: vi.fn(() => Promise.resolve()), takeOff: vi.fn(() => Promise.resolve()), file: vi.fn() };
  render(
    <LanguageProvider>
      <ItemPapers papers={papers as never} item={1} entry={kEntry} enabled={enabled} />
    </LanguageProvider>,
  );
  press("Tài liệu (1)");
  return papers;
}

const press = (name: string) => fireEvent.click(screen.getByText(name));
const pressSign = (label: string) => fireEvent.click(screen.getByLabelText(label));
const choose = (...files: File[]) =>
  fireEvent.change(document.querySelector("[data-field=papers]") as Element, { target: { files } });
const pdf = (name: string) => new File(["%PDF"], name, { type: "application/pdf" });

it("attaches what was chosen, one after another, and says what is wrong", async () => {
  const papers = show();
  choose(pdf("a.pdf"), new File(["x"], "b.txt", { type: "text/plain" }), pdf("c.pdf"));
  await waitFor(() => expect(papers.attach).toHaveBeenCalledTimes(2));
  expect(papers.attach.mock.calls.map((call: unknown[]) => [call[0], call[2]])).toEqual([
    [{ item: 1, title: "Báo cáo" }, "a.pdf"],
    [{ item: 1, title: "Báo cáo" }, "c.pdf"],
  ]);
  await screen.findByText("b.txt: chỉ nhận PDF, PNG hoặc JPEG.");
});

it("takes one off at the second press only", async () => {
  const papers = show();
  pressSign("Bỏ tài liệu Lũ.pdf");
  press("Giữ lại");
  pressSign("Bỏ tài liệu Lũ.pdf");
  expect(papers.takeOff).not.toHaveBeenCalled();
  press("Bỏ khỏi chương trình");
  await waitFor(() => expect(papers.takeOff).toHaveBeenCalledWith({ item: 1, title: "Báo cáo" }, 7));
});

it("says why one was not taken off", async () => {
  const papers = show();
  const says = (vi: string) => ({ vi, en: vi });
  const problem = { status: 409, code: "booking.over", title: says("Đã diễn ra."), detail: says(""), faults: [] };
  papers.takeOff.mockRejectedValue(new ApiError(problem as never));
  pressSign("Bỏ tài liệu Lũ.pdf");
  press("Bỏ khỏi chương trình");
  await screen.findByText("Đã diễn ra.");
});

it("only reads while the page cannot be obeyed", () => {
  show(false);
  expect(screen.getByLabelText<HTMLButtonElement>("Bỏ tài liệu Lũ.pdf").disabled).toBe(true);
  expect(screen.getByLabelText<HTMLButtonElement>("Mở Lũ.pdf").disabled).toBe(false);
});
