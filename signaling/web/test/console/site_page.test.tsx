// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import { kFine, line, siteLine } from "../support/lines";
import type { Asked } from "./support/render_console";
import { join, kBegin, renderConsole } from "./support/render_console";

// Nothing is drawn here; what charts would be given is kept.
const drawn = vi.hoisted(() => ({ data: [] as unknown[][] }));
vi.mock("uplot", () => ({
  default: class {
    over = document.createElement("div");
    cursor = {};
    setData(data: unknown[]) {
      drawn.data.push(data);
    }
    setScale() {}
    setSize() {}
    destroy() {}
  },
}));

const kBad = {
  ...kFine,
  kind: "uplink" as const,
  vi: "Đường truyền chiều lên của điểm cầu kém.",
  evidence: [{ measure: "loss", value: 7.2, bound: 3, vi: "Mất 7,2 % gói tin (ngưỡng 3 %).", en: "7.2 % lost." }],
  advice: { code: "call_carrier", vi: "Báo nhà mạng.", en: "Call the carrier." },
};

// What the board reads of before: the server's figures are among it.
const isBackFill = ({ query }: Asked) => (query.get("figure") ?? "").includes("server.");

const endpoint = {
  encoder_limit: "bandwidth", render_freezes: 0, hidden: true, browser: "Chromium 130", capture_fps: 25, camera: "ok",
};

const lines = {
  type: "lines",
  at: new Date(kBegin).toISOString(),
  server: null,
  sites: [{ ...siteLine("y-yen", { verdict: kBad }), figures: { uplink: line({ loss: 0.072 }), endpoint } }],
};

function answer({ path }: Asked): unknown {
  if (path.endsWith("/events")) return { items: [{ at: "2026-12-01T01:59:00Z", kind: "turn_begun", site: "y-yen" }] };
  return undefined;
}

describe("the page of one site", () => {
  it("gives the verdict with its grounds, what the computer says, and what happened", async () => {
    renderConsole("/console/hop/y-yen", { answer });
    (await join())(lines);
    const verdict = within(screen.getByRole("region", { name: "Chẩn đoán" }));
    expect(verdict.getByText("Đường truyền chiều lên của điểm cầu kém")).toBeTruthy();
    expect(verdict.getByText("Mất 7,2 % gói tin (ngưỡng 3 %).")).toBeTruthy();
    expect(verdict.getByText("Báo nhà mạng.")).toBeTruthy();
    const computer = screen.getByRole("region", { name: "Máy ở điểm cầu báo" });
    expect(computer.textContent).toContain("Hình bị hạ vì thiếu băng thông");
    expect(computer.textContent).toContain("Trang bị che");
    expect(await screen.findByText("Bắt đầu phát biểu")).toBeTruthy();
    expect(await barriers()).toEqual([]);
  });

  it("draws both directions of what is told now, and says it to those who do not see", async () => {
    renderConsole("/console/hop/y-yen", { answer });
    (await join())(lines);
    const chart = screen.getByRole("img", { name: /^Mất gói\./ });
    expect(chart.getAttribute("aria-label")?.replaceAll("\u00a0", " ")).toBe(
      "Mất gói. lên: trung bình 7,2 %, cao nhất 7,2 %; xuống: không có số liệu",
    );
    expect(drawn.data.some(([times]) => Array.isArray(times) && times.at(-1) === kBegin / 1000)).toBe(true);
  });

  it("draws what the history knows of the seconds before the page was opened", async () => {
    const remembered = (asked: Asked) => {
      if (!isBackFill(asked)) return answer(asked);
      const mean = [0.25, null, 0.5];
      return { from: new Date(kBegin - 3000).toISOString(), step_s: 1, series: [{ site: "y-yen", figure: "uplink.loss", mean }] };
    };
    const { asked } = renderConsole("/console/hop/y-yen", { answer: remembered });
    const tell = await join();
    tell(lines);
    expect(asked.filter(isBackFill).map(({ path, query }) => [path, query.get("site"), query.get("to")])).toEqual([
      ["/history/conferences/hop/figures", "y-yen", "2026-12-01T02:00:00Z"],
    ]);
    const tail = [0.25, null, 0.5, 0.072, 0.072];
    await vi.waitFor(() => {
      tell({ ...lines, at: new Date(kBegin + 1000).toISOString() });
      const drawings = drawn.data.map(([, up]) => (up as (number | null)[]).slice(-5));
      expect(drawings.map((ys) => ys.map((y) => y && Number(y.toFixed(3))))).toContainEqual(tail);
    });
  });

  it("reads a month over all conferences, an hour of this one", async () => {
    const { user, asked } = renderConsole("/console/hop/y-yen", { answer });
    (await join())(lines);
    await user.click(screen.getByRole("radio", { name: "1 giờ" }));
    await user.click(screen.getByRole("radio", { name: "30 ngày" }));
    const charts = () => asked.filter((one) => !isBackFill(one) && (one.query.get("figure") ?? "").includes("uplink.loss"));
    await vi.waitFor(() =>
      expect(charts().map(({ path }) => path)).toEqual(["/history/conferences/hop/figures", "/history/figures"]),
    );
    const [, month] = charts().map(({ query }) => Date.parse(query.get("to") ?? "") - Date.parse(query.get("from") ?? ""));
    expect((month ?? 0) / 86_400_000).toBeCloseTo(30, 3);
  });

  it("leads to the moment of an event in the replay", async () => {
    const { user } = renderConsole("/console/hop/y-yen", { answer });
    (await join())(lines);
    await user.click(await screen.findByRole("button", { name: /Bắt đầu phát biểu/ }));
    const link = screen.getByRole("link", { name: "Xem lại lúc này (08:59:00)" });
    expect(link.getAttribute("href")).toBe("/console/hop?view=replay&at=2026-12-01T01%3A59%3A00Z");
  });
});

describe("comparing sites", () => {
  it("puts one figure of several sites into one chart", async () => {
    const { user } = renderConsole("/console/hop?view=compare");
    (await join())({ ...lines, sites: [...lines.sites, siteLine("my-loc")] });
    await user.selectOptions(screen.getByLabelText("Số liệu"), "uplink.kbps");
    const label = () => screen.getByRole("img").getAttribute("aria-label")?.replaceAll("\u00a0", " ");
    expect(label()).toBe("Tốc độ chiều lên. Ý Yên: trung bình 900 kbit/s, cao nhất 900 kbit/s; Mỹ Lộc: không có số liệu");
    await user.click(screen.getByRole("checkbox", { name: /Mỹ Lộc/ }));
    expect(label()).not.toContain("Mỹ Lộc");
    expect(await barriers()).toEqual([]);
  });
});
