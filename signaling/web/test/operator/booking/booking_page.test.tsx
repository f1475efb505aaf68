// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Booking } from "../../../src/api/calendar_types";
import { emptyForm, toDraft } from "../../../src/operator/booking/booking_form";
import { BookingPage } from "../../../src/operator/booking/booking_page";
import type { Reply, Request } from "../support/render_page";
import { renderPage } from "../support/render_page";

const kDraft = toDraft({ ...emptyForm({ date: "2026-12-01", time: "08:00" }, 1), title: "Họp" });
if (kDraft === null) throw new Error("a form with a moment is a draft");
const kBooking: Booking = {
  ...kDraft,
  id: "hn-1",
  cancelled: false,
  urgent: false,
  sequence: 0,
  created: kDraft.start,
  changed: { at: kDraft.start, by: "Lan" },
};

// The service with one booking; `meanwhile` is what somebody else makes of it before the first change arrives.
function service(meanwhile: Partial<Booking> | null) {
  let version = 1;
  let stored = kBooking;
  return ({ method, path, body, headers }: Request): Reply | undefined => {
    if (path !== "/bookings/hn-1") return undefined;
    if (method === "PUT" && meanwhile !== null && version === 1) {
      stored = { ...stored, ...meanwhile, changed: { at: kBooking.created, by: "Đỗ Minh Quân" } };
      version = 2;
    }
    if (method === "PUT" && headers["If-Match"] !== `"${version}"`) return { status: 412, body: { code: "booking.changed" } };
    if (method === "PUT") {
      stored = { ...stored, ...(body as object) };
      ++version;
    }
    return { body: stored, etag: `"${version}"` };
  };
}

async function retitle(user: ReturnType<typeof renderPage>["user"], title: string) {
  const field = await screen.findByLabelText(/^Tên hội nghị/);
  await user.clear(field);
  await user.type(field, title);
  const save = screen.getByText("Lưu hội nghị").closest("button") as HTMLElement;
  await waitFor(() => expect(save).toHaveProperty("disabled", false), { timeout: 3000 });
  await user.click(save);
}

describe("changing a booking", { timeout: 40_000 }, () => {
  it("is sent with the version that was read", async () => {
    const { requests, user } = renderPage(<BookingPage id="hn-1" />, service(null));
    await retitle(user, "Mới");
    await waitFor(() => expect(requests.find(({ method }) => method === "PUT")?.headers["If-Match"]).toBe('"1"'));
    expect(await screen.findByText("Mới", { selector: "h1" })).toBeTruthy();
  });

  it("shows what somebody else has changed, and keeps both people's work", async () => {
    const { requests, user } = renderPage(<BookingPage id="hn-1" />, service({ length_min: 90, title: "Của họ" }));
    await retitle(user, "Của tôi");
    const dialog = await screen.findByRole("dialog", { name: "Người khác vừa sửa hội nghị này" });
    expect(within(dialog).getByText(/Đỗ Minh Quân đã lưu lúc/)).toBeTruthy();
    expect(within(dialog).getByText("90 phút")).toBeTruthy();
    expect(within(dialog).getByText("Cả hai cùng sửa")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Áp dụng lựa chọn và lưu" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const last = requests.filter(({ method }) => method === "PUT").at(-1);
    expect(last?.headers["If-Match"]).toBe('"2"');
    expect(last?.body).toMatchObject({ title: "Của tôi", length_min: 90 });
  });

  it("takes all of theirs without saving", async () => {
    const { requests, user } = renderPage(<BookingPage id="hn-1" />, service({ title: "Của họ" }));
    await retitle(user, "Của tôi");
    await user.click(await screen.findByText("Lấy hết của họ"));
    expect(await screen.findByDisplayValue("Của họ")).toBeTruthy();
    expect(requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });
});

describe("cancelling", { timeout: 40_000 }, () => {
  it("asks first and sends the reason", async () => {
    const { requests, user } = renderPage(<BookingPage id="hn-1" />, service(null));
    await user.click(await screen.findByText("Hủy hội nghị"));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox"), "Bão tan");
    expect(requests.some(({ method }) => method === "DELETE")).toBe(false);
    await user.click(within(dialog).getByRole("button", { name: "Hủy hội nghị" }));
    await waitFor(() => expect(requests.find(({ method }) => method === "DELETE")?.body).toEqual({ reason: "Bão tan" }));
  });
});
