// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { CallPage } from "../../../src/operator/call/call_page";
import type { Reply, Request } from "../support/render_page";
import { renderPage } from "../support/render_page";

// As it is a moment after the call: the countdown of a hall that is moved begins with it.
const called = () => ({
  conference: "hk-1",
  booking: "hk-1",
  title: "Họp khẩn",
  phase: "in_session",
  since: new Date().toISOString(),
  start: new Date().toISOString(),
  expected_end: new Date().toISOString(),
  urgent: true,
  overrun: false,
  may_reopen: false,
  interrupted_by: null,
  sites: [
    { site: "tinh-uy", name: "Tỉnh ủy", state: "connected", duty_telephone: "" },
    { site: "my-loc", name: "Mỹ Lộc", state: "noticed", duty_telephone: "0228 1" },
    { site: "y-yen", name: "Ý Yên", state: "called", duty_telephone: "" },
  ],
  question: null,
});

const answer = ({ method, path }: Request): Reply | undefined => {
  if (path === "/calls" && method === "POST") return { status: 201, body: called() };
  return path === "/conferences/hk-1" ? { body: called() } : undefined;
};

describe("the urgent call", () => {
  it("has all halls chosen: one touch calls them", async () => {
    const { requests, user } = renderPage(<CallPage />, answer);
    await user.click(await screen.findByRole("button", { name: "Gọi 3 điểm cầu ngay" }));
    await waitFor(() =>
      expect(requests.find(({ path }) => path === "/calls")?.body).toMatchObject({
        sites: ["tinh-uy", "my-loc", "y-yen"],
        chair_site: "tinh-uy",
        length_min: 60,
      }),
    );
    expect(await screen.findByText("1/3 điểm cầu đã trả lời")).toBeTruthy();
    expect(screen.getByText(/Chuyển sang sau \d+ giây/)).toBeTruthy();
    expect(screen.getByText("Đang đổ chuông")).toBeTruthy();
  });

  it("cannot call nobody", async () => {
    const { user } = renderPage(<CallPage />, answer);
    await user.click(await screen.findByRole("button", { name: "Bỏ chọn tất cả" }));
    expect(screen.getByRole("button", { name: "Gọi 0 điểm cầu ngay" })).toHaveProperty("disabled", true);
  });
});
