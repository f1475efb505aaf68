// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import type { Asked } from "./support/render_console";
import { kBegin, renderConsole } from "./support/render_console";

vi.mock("uplot", () => ({ default: class {} }));

const kBeginS = kBegin / 1000;

// One hour; the uplink of Ý Yên is bad from 600 s to 660 s after the beginning, its loss is the second's number / 1000.
function answer({ path, query }: Asked): unknown {
  if (path.endsWith("/second")) {
    const second = Date.parse(query.get("at") ?? "") / 1000 - kBeginS;
    const bad = second >= 600 && second < 660;
    return {
      at: query.get("at"), step_s: 1, server: { "server.cpu_share": 0.2 },
      sites: [
        { site: "my-loc", figures: {}, verdict: "fine" },
        { site: "y-yen", figures: { "uplink.loss": second / 1000 }, verdict: bad ? "uplink" : "fine" },
      ],
    };
  }
  if (path.endsWith("/figures") && query.get("figure") === "verdict") {
    const mean = Array.from({ length: 60 }, (_, minute) => (minute === 10 ? 1 : 0));
    return { from: "2026-12-01T02:00:00Z", step_s: 60, series: [{ site: "y-yen", figure: "verdict", mean, min: mean, max: mean }] };
  }
  return undefined;
}

const loss = (text: string) =>
  waitFor(() => expect(document.querySelector("[data-site=y-yen] [data-figure=uplinkLoss]")?.textContent).toBe(text));

describe("the replay", () => {
  it("shows all sites at the second of its address", async () => {
    renderConsole("/console/hop?view=replay&at=2026-12-01T02:00:30Z", { answer, open: false });
    await loss("3,0 %");
    expect(screen.getByText("09:00:30 01/12/2026")).toBeTruthy();
    expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual(["Ý Yên", "Mỹ Lộc"]);
    expect(await barriers()).toEqual([]);
  });

  it("goes on by steps and keys, and never out of the conference", async () => {
    const { user } = renderConsole("/console/hop?view=replay&at=2026-12-01T02:00:01Z", { answer, open: false });
    await user.click(await screen.findByRole("button", { name: "Tiến 1 giây" }));
    expect(screen.getByText("09:00:02 01/12/2026")).toBeTruthy();
    fireEvent.keyDown(screen.getByRole("slider"), { key: "PageUp" });
    expect(screen.getByText("09:01:02 01/12/2026")).toBeTruthy();
    for (let i = 0; i < 3; ++i) await user.click(screen.getByRole("button", { name: "Lùi 1 phút" }));
    expect(screen.getByText("09:00:00 01/12/2026")).toBeTruthy();
    await loss("0,0 %");
  });

  it("goes from trouble to trouble, and to a time of day", async () => {
    const { user } = renderConsole("/console/hop?view=replay", { answer, open: false });
    const next = await screen.findByRole("button", { name: "Sự cố sau" });
    await waitFor(() => expect(next).toHaveProperty("disabled", false));
    await user.click(next);
    expect(screen.getByText("09:10:00 01/12/2026")).toBeTruthy();
    expect(await screen.findByText("Chiều lên kém")).toBeTruthy();
    expect(next).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Đi đến lúc"), "9:42{Enter}");
    expect(screen.getByText("09:42:00 01/12/2026")).toBeTruthy();
    await user.type(screen.getByLabelText("Đi đến lúc"), "x{Enter}");
    expect(screen.getByRole("alert").textContent).toBe("Giờ dạng 09:42 hoặc 09:42:10");
  });

  it.each([false, true])("opens at the first second that was measured (open conference: %s)", async (open) => {
    const late = (asked: Asked) => {
      const { path, query } = asked;
      if (!path.endsWith("/figures") || query.get("figure") !== "uplink.kbps,downlink.kbps") return answer(asked);
      const [from, to] = ["from", "to"].map((name) => Date.parse(query.get(name) ?? "") / 1000 - kBeginS) as [number, number];
      const step_s = to - from > 620 ? 60 : 1;
      const mean = Array.from({ length: (to - from) / step_s }, (_, index) => (from + (index + 1) * step_s > 42 ? 900 : null));
      return { from: query.get("from"), step_s, series: [{ site: "y-yen", figure: "uplink.kbps", mean }] };
    };
    renderConsole("/console/hop?view=replay", { answer: late, open });
    expect(await screen.findByText("09:00:42 01/12/2026")).toBeTruthy();
    await loss("4,2 %");
  });

  it("does not take a moment without figures for a calm one", async () => {
    const none = (asked: Asked) =>
      asked.path.endsWith("/second") ? { at: asked.query.get("at"), step_s: 1, server: null, sites: [] } : answer(asked);
    renderConsole("/console/hop?view=replay", { answer: none, open: false });
    expect(await screen.findByText("Không có số liệu nào ở thời điểm này")).toBeTruthy();
    expect(screen.queryByText(/bình thường/)).toBeNull();
  });

  it("says that nothing is stored", async () => {
    const none = ({ path }: Asked) => (path === "/history/conferences" ? { items: [], next: null } : undefined);
    renderConsole("/console/hop?view=replay", { answer: none, open: false });
    expect(await screen.findByText("Hội nghị này chưa có số liệu được lưu")).toBeTruthy();
  });
});
