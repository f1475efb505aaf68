// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BookingEditor } from "../../../src/operator/booking/booking_editor";
import { emptyForm } from "../../../src/operator/booking/booking_form";
import type { Reply, Request } from "../support/render_page";
import { renderPage } from "../support/render_page";

const kClash = {
  kind: "session",
  hard: true,
  conference: "",
  site: "y-yen",
  other_booking: "hn-2",
  other: "hn-2",
  other_title: "Họp khác",
  from: "2026-12-01T08:00:00+07:00",
  to: "2026-12-01T09:00:00+07:00",
  vi: "Ý Yên đã có hội nghị “Họp khác”.",
  en: "Ý Yên is already in “Họp khác”.",
};
const kFine = { errors: [], warnings: [], clashes: [], more: false };
const kForm = emptyForm({ date: "2026-12-01", time: "08:00" }, 1);

function renderEditor(check: (body: never) => object, onSave = vi.fn(() => Promise.resolve())) {
  const answer = ({ path, body }: Request): Reply | undefined =>
    path === "/bookings/checks" ? { body: check(body as never) } : undefined;
  return { onSave, ...renderPage(<BookingEditor initial={kForm} booking={null} onSave={onSave} />, answer) };
}

// By text and label: looking through so large a form by roles takes seconds.
const save = () => screen.getByText("Đặt hội nghị").closest("button") as HTMLButtonElement;
const kPatience = { timeout: 40_000 };

describe("booking form", kPatience, () => {
  it("shows a clash while it is typed and does not let it be saved", async () => {
    renderEditor(() => ({ ...kFine, clashes: [kClash] }));
    expect(await screen.findByText(/Ý Yên đã có hội nghị/)).toBeTruthy();
    expect(save()).toHaveProperty("disabled", true);
    expect(screen.getByText("Chưa lưu được: trùng lịch với hội nghị khác.")).toBeTruthy();
  });

  it("warns of a meeting test window and lets it be saved", async () => {
    const { onSave, user } = renderEditor(() => ({
      ...kFine,
      clashes: [{ ...kClash, kind: "test_window", hard: false }],
    }));
    await waitFor(() => expect(save()).toHaveProperty("disabled", false));
    expect(screen.getByText("Cảnh báo, vẫn lưu được")).toBeTruthy();
    await user.click(save());
    expect(onSave).toHaveBeenCalledOnce();
  });

  it("says what is wrong beside a field once somebody has been there", async () => {
    const fault = { pointer: "/title", code: "x", vi: "không được có xuống dòng", en: "must be one line" };
    const { user } = renderEditor(() => ({ ...kFine, errors: [fault] }));
    await screen.findByText("Còn 1 chỗ cần sửa");
    expect(screen.queryByText("không được có xuống dòng")).toBeNull();
    await user.type(screen.getByLabelText(/^Tên hội nghị/), "H");
    expect(await screen.findByText("không được có xuống dòng")).toBeTruthy();
    expect(save()).toHaveProperty("disabled", true);
  });

  it("sends what stands in it", async () => {
    const { onSave, user } = renderEditor(() => kFine);
    await user.type(screen.getByLabelText(/^Tên hội nghị/), "Họp");
    await user.click(await screen.findByLabelText("Ý Yên"));
    await user.click(screen.getByText("Chọn tất cả"));
    await user.click(screen.getByLabelText("Mỹ Lộc"));
    await waitFor(() => expect(save()).toHaveProperty("disabled", false));
    await user.click(save());
    expect(onSave).toHaveBeenCalledWith(
      expect.objectContaining({ title: "Họp", sites: ["tinh-uy", "y-yen"], start: "2026-12-01T08:00:00+07:00" }),
    );
  });
});

describe("agenda", kPatience, () => {
  it("moves items by button and by Alt and an arrow", async () => {
    const { user } = renderEditor(() => kFine);
    const add = screen.getByText("Thêm nội dung");
    await user.click(add);
    await user.click(add);
    const titles = () => screen.getAllByLabelText(/^Tên nội dung/) as HTMLInputElement[];
    await user.type(titles()[0] as HTMLElement, "một");
    await user.type(titles()[1] as HTMLElement, "hai");
    await user.click(screen.getByLabelText("Đưa nội dung 2 lên"));
    expect(titles().map((input) => input.value)).toEqual(["hai", "một"]);
    titles()[0]?.focus();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(titles().map((input) => input.value)).toEqual(["một", "hai"]);
    expect(screen.getByLabelText("Đưa nội dung 1 lên")).toHaveProperty("disabled", true);
  });
});
