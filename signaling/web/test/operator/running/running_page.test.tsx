// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Conference } from "../../../src/api/calendar_types";
import { QuestionBanner } from "../../../src/operator/running/question_banner";
import { RunningPage } from "../../../src/operator/running/running_page";
import { renderPage } from "../support/render_page";

const kConference: Conference = {
  conference: "hn-1",
  booking: "hn-1",
  title: "Giao ban",
  phase: "in_session",
  since: "2026-12-01T08:00:00+07:00",
  start: "2026-12-01T08:00:00+07:00",
  expected_end: "2026-12-01T10:00:00+07:00",
  urgent: false,
  overrun: true,
  may_reopen: false,
  interrupted_by: null,
  sites: [
    { site: "a", name: "Ý Yên", state: "connected", duty_telephone: "" },
    { site: "b", name: "Mỹ Lộc", state: "called", duty_telephone: "0228 3640 100" },
  ],
  question: null,
  part: null,
};

const listed = (conference: Partial<Conference>) => ({ path }: { path: string }) =>
  path === "/conferences" ? { body: { items: [{ ...kConference, ...conference }], next: null } } : undefined;

describe("running conferences", () => {
  it("say the phase, who is there and that the time is over", async () => {
    renderPage(<RunningPage />, listed({}));
    expect(await screen.findByText("Đang họp")).toBeTruthy();
    expect(screen.getByText("1/2 điểm cầu đã kết nối")).toBeTruthy();
    expect(screen.getByText("Quá giờ")).toBeTruthy();
  });

  it("lead to the tests of their sites", async () => {
    renderPage(<RunningPage />, listed({}));
    const link = await screen.findByRole("link", { name: "Kiểm tra trước hội nghị" });
    expect(link.getAttribute("href")).toBe("/console/hn-1?view=preflight");
  });

  it("are closed after a confirmation only", async () => {
    const { requests, user } = renderPage(<RunningPage />, listed({}));
    await user.click(await screen.findByRole("button", { name: "Kết thúc" }));
    const dialog = await screen.findByRole("dialog");
    expect(requests.some(({ method }) => method === "POST")).toBe(false);
    await user.click(within(dialog).getByRole("button", { name: "Kết thúc hội nghị" }));
    await waitFor(() =>
      expect(requests.find(({ path }) => path === "/conferences/hn-1/phases")?.body).toEqual({
        phase: "closed",
        confirmed: true,
      }),
    );
  });

  it("name those who have not answered an urgent call, with the telephone", async () => {
    renderPage(<RunningPage />, listed({ urgent: true }));
    expect(await screen.findByText("1 điểm cầu chưa trả lời")).toBeTruthy();
    expect(screen.getByRole("link", { name: /0228 3640 100/ }).getAttribute("href")).toBe("tel:02283640100");
  });

  it("say that there are none", async () => {
    renderPage(<RunningPage />);
    expect(await screen.findByText("Không có hội nghị nào đang mở hoặc sắp mở.")).toBeTruthy();
  });
});

describe("a question about an extension", () => {
  const asked = (operator: number) =>
    listed({
      question: {
        until: "2026-12-01T11:00:00+07:00",
        answers: [{ conference: "hn-2", title: "Họp sau", operator_in_charge: operator, agreed: false }],
      },
    });

  it("is put to the operator in charge, and answered", async () => {
    const { requests, user } = renderPage(<QuestionBanner />, asked(1));
    await user.click(await screen.findByRole("button", { name: "Không đồng ý" }));
    expect(requests.find(({ path }) => path === "/conferences/hn-1/extension-answers")?.body).toEqual({
      neighbour: "hn-2",
      agreed: false,
    });
  });

  it("is not put to another one", async () => {
    const { requests } = renderPage(<QuestionBanner />, asked(7));
    await waitFor(() => expect(requests.some(({ path }) => path === "/conferences")).toBe(true));
    expect(screen.queryByText("Có hội nghị xin kéo dài")).toBeNull();
  });
});
