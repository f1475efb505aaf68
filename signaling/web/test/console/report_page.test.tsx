// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import { check, testedSite } from "../support/preflight";
import type { Asked } from "./support/render_console";
import { renderConsole } from "./support/render_console";

vi.mock("uplot", () => ({ default: class {} }));

const kAddress = "/console/hop/y-yen?view=report&from=2026-12-01T02:00:00Z&to=2026-12-01T02:00:10Z";
const kVerdicts = [0, 0, 1, 1, 1, 0, 0, 0, null, null];
const kLoss = [0, 0.01, 0.08, 0.12, 0.05, 0, 0, 0, null, null];

function answer({ path, query }: Asked): unknown {
  if (path.endsWith("/figures")) {
    const columns: Record<string, (number | null)[]> = { verdict: kVerdicts, "uplink.loss": kLoss };
    const series = (query.get("figure") ?? "").split(",").flatMap((figure) => {
      const mean = columns[figure];
      return mean === undefined ? [] : [{ site: "y-yen", figure, mean }];
    });
    return { from: "2026-12-01T02:00:00Z", step_s: 1, series };
  }
  if (path.endsWith("/events")) {
    return {
      items: [
        { at: "2026-12-01T02:00:03Z", kind: "turn_begun", site: "y-yen" },
        { at: "2026-12-01T02:00:04Z", kind: "turn_begun", site: "my-loc" },
        { at: "2026-12-01T03:00:00Z", kind: "left", site: "y-yen" },
      ],
    };
  }
  return undefined;
}

describe("the incident report", () => {
  it("says in words what the diagnosis found, what was measured and what happened", async () => {
    renderConsole(kAddress, { answer, open: false });
    const sheet = within(await screen.findByRole("article"));
    expect(sheet.getByText("Ý Yên")).toBeTruthy();
    expect(sheet.getByText(/Có sự cố trong 38\s% thời gian đo được/)).toBeTruthy();
    expect(sheet.getByText("Chiều lên kém").parentElement?.textContent).toBe("09:00:02–09:00:05 (3 giây): Chiều lên kém");
    const loss = sheet.getByRole("rowheader", { name: "Mất gói chiều lên" }).closest("tr");
    const cells = within(loss as HTMLElement).getAllByRole("cell").map(({ textContent }) => textContent?.replaceAll("\u00a0", " "));
    expect(cells.slice(0, 5)).toEqual(["3,3 %", "12,0 %", "09:00:03", "3,0 %", "38 % thời gian"]);
    expect(sheet.getAllByRole("listitem").map(({ textContent }) => textContent)).toContain("09:00:03 Bắt đầu phát biểu");
    expect(sheet.queryByText(/Rời hội nghị/)).toBeNull();
    expect(sheet.getAllByText("Đỗ Văn Kỹ", { exact: false }).length).toBeGreaterThan(0);
    expect(await barriers()).toEqual([]);
  });

  it("says by which figures a trouble was found, also one that began before", async () => {
    const grounds = { vi: "Mất gói 7,5 % trong 10 giây (ngưỡng 3,0 %).", en: "7.5 % of packets lost." };
    const events = [
      { at: "2026-12-01T01:59:30Z", kind: "verdict", site: "y-yen", text: "uplink", grounds },
      { at: "2026-12-01T02:00:04Z", kind: "verdict", site: "my-loc", text: "uplink", grounds: { vi: "Khác.", en: "Other." } },
    ];
    const { asked } = renderConsole(kAddress, {
      answer: (one) => (one.path.endsWith("/events") ? { items: events } : answer(one)), open: false,
    });
    const kind = await screen.findByText("Chiều lên kém");
    expect(kind.parentElement?.textContent).toBe(`09:00:02–09:00:05 (3 giây): Chiều lên kém. ${grounds.vi}`);
    expect(asked.find(({ path }) => path.endsWith("/events"))?.query.get("from")).toBe("2026-12-01T01:00:00Z");
    expect(screen.queryByText(/Chẩn đoán:/)).toBeNull();
  });

  it("is made anew for another time, which must have a length", async () => {
    const { user, asked } = renderConsole(kAddress, { answer, open: false });
    const from = await screen.findByLabelText("Từ");
    await user.clear(from);
    await user.type(from, "09:30:00");
    await user.click(screen.getByRole("button", { name: "Lập lại" }));
    expect(screen.getByRole("alert").textContent).toBe("Giờ bắt đầu phải trước giờ kết thúc.");
    await user.clear(from);
    await user.type(from, "08:55");
    await user.click(screen.getByRole("button", { name: "Lập lại" }));
    await vi.waitFor(() =>
      expect(asked.filter(({ path }) => path.endsWith("/figures")).at(-1)?.query.get("from")).toBe("2026-12-01T01:55:00Z"),
    );
  });

  it("says what the test before the conference had found", async () => {
    const loss = check({ check: "loss_up", result: "warn", value: 1.2, unit: "%", vi: "Mất 1,2 % chiều lên.",
      advice: { vi: "Báo nhà mạng.", en: "Call the carrier." } });
    const board = { sites: [testedSite("y-yen", { lamp: "yellow", checks: [loss] }), testedSite("my-loc")] };
    const withTest = (asked: Asked) => (asked.path.endsWith("/preflight") ? board : answer(asked));
    renderConsole(kAddress, { answer: withTest, open: false });
    const heading = await screen.findByRole("heading", { name: "Kiểm tra trước hội nghị" });
    expect(heading.parentElement?.textContent?.replaceAll("\u00a0", " ")).toBe(
      "Kiểm tra trước hội nghịCần lưu ý07:10:00 01/12/2026Mất gói ↑ 1,2 %: Cần lưu ýCần lưu ý: Mất 1,2 % chiều lên.Việc cần làm: Báo nhà mạng.",
    );
    expect(await barriers()).toEqual([]);
  });

  it("does not take silence for calm", async () => {
    renderConsole(kAddress, { open: false });
    expect(await screen.findByText("Không có số liệu nào của điểm cầu trong khoảng này.")).toBeTruthy();
  });
});
