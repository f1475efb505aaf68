// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import { kFine, line, siteLine } from "../support/lines";
import { join, kBegin, renderConsole } from "./support/render_console";

vi.mock("uplot", () => ({ default: class {} }));

const kBad = {
  ...kFine,
  kind: "uplink" as const,
  since: "2026-12-01T01:58:00Z",
  vi: "Đường truyền chiều lên của điểm cầu kém.",
  en: "The site's uplink is bad.",
  advice: { code: "call_carrier", vi: "Báo nhà mạng.", en: "Call the carrier." },
};

const figures = (loss: number) => ({ uplink: line({ loss }), downlink: null, sound: null, picture: null, endpoint: null });
const server = { cpu_share: 0.34, busiest_lane_share: 0.98, late_ticks: 0, queue_depth: 0, socket_drops: 0, memory_bytes: 4e8 };

const lines = (second: number, change: object = {}) => ({
  type: "lines",
  at: new Date(kBegin + second * 1000).toISOString(),
  server,
  sites: [siteLine("my-loc", { figures: figures(0) }), siteLine("y-yen", { figures: figures(0.072), verdict: kBad })],
  ...change,
});

const rows = () => screen.getAllByRole("row").slice(1);

beforeEach(() => localStorage.clear());

describe("the matrix of an open conference", () => {
  it("says of each site what is wrong, since when, what to do, and its figures", async () => {
    renderConsole("/console/hop");
    const tell = await join();
    tell(lines(0));
    const [first, second] = rows();
    expect(within(first as HTMLElement).getByRole("rowheader").textContent).toBe("Mỹ Lộc");
    expect(within(first as HTMLElement).getByText("Bình thường")).toBeTruthy();
    const bad = within(second as HTMLElement);
    expect(bad.getByText("Đường truyền chiều lên của điểm cầu kém")).toBeTruthy();
    expect(bad.getByText("từ 08:58 (2 phút)")).toBeTruthy();
    expect(bad.getByText("Báo nhà mạng.")).toBeTruthy();
    const loss = second?.querySelector("[data-figure=uplinkLoss] [data-bad]");
    expect(loss?.textContent).toBe("7,2 %");
    expect(screen.getByText("1 có sự cố trong 2 điểm cầu")).toBeTruthy();
    expect(await barriers()).toEqual([]);
  });

  it("puts trouble first where that is wanted", async () => {
    const { user } = renderConsole("/console/hop");
    (await join())(lines(0));
    await user.click(screen.getByRole("radio", { name: "Sự cố trước" }));
    expect(rows().map((row) => row.dataset["site"])).toEqual(["y-yen", "my-loc"]);
  });

  it("shows the server, and says so when it is silent", async () => {
    renderConsole("/console/hop");
    const tell = await join();
    tell(lines(0));
    const strip = screen.getByRole("region", { name: "Máy chủ hình và tiếng" });
    expect(within(strip).getByText("98").parentElement?.textContent ?? "").toContain("%");
    expect(strip.querySelector("[data-figure='server.busiest_lane_share'] [data-bad]")).not.toBeNull();
    tell(lines(1, { server: null }));
    expect(screen.getByText("Máy chủ hình và tiếng không gửi số liệu")).toBeTruthy();
  });

  it("waits until figures come", async () => {
    renderConsole("/console/hop");
    await join();
    expect(screen.getByText("Chưa có số liệu của điểm cầu nào")).toBeTruthy();
    expect(document.querySelector("[data-lamp]")?.textContent).toBe("Chờ số liệu…");
  });
});

it("leads to the replay of a conference that is not open", async () => {
  renderConsole("/console/hop", { open: false });
  expect(await screen.findByRole("slider", { name: "Thời điểm" })).toBeTruthy();
  expect(location.search).toContain("view=replay");
});
