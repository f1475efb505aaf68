// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import type { Asked } from "./support/render_console";
import { renderConsole } from "./support/render_console";

vi.mock("uplot", () => ({ default: class {} }));

const alarm = (id: number, change: object = {}) => ({
  id, kind: "line_up", severity: "warning", conference: "hop", site: "y-yen", raised: "2026-12-01T02:00:00Z",
  acknowledged: null, cleared: null, vi: `Sự cố ${id}.`, en: `Trouble ${id}.`, ...change,
});

const kOver = alarm(9, { cleared: "2026-12-01T02:05:00Z" });

// Holds two open alarms, the second the graver, and one that is over.
function book() {
  const open = [alarm(1), alarm(2, { severity: "critical", site: null })];
  return ({ method, path, query }: Asked) => {
    if (path === "/alarms") return { items: query.get("state") === "all" ? [...open, kOver] : open, next: null };
    const id = Number(/^\/alarms\/(\d+)\/acknowledgement$/.exec(path)?.[1]);
    const one = open.find((entry) => entry.id === id);
    if (method !== "POST" || one === undefined) return undefined;
    return Object.assign(one, { acknowledged: { by: "Đỗ Văn Kỹ", at: "2026-12-01T02:01:00Z" } });
  };
}

beforeEach(() => localStorage.clear());

describe("alarms", () => {
  it("stand over every page, the gravest first, until somebody looks after them", async () => {
    const { user, asked } = renderConsole("/console?view=history", { answer: book() });
    const strip = await screen.findByRole("region", { name: "Cảnh báo đang mở" });
    expect(strip.dataset["severity"]).toBe("critical");
    expect(within(strip).getByText("Sự cố 2.")).toBeTruthy();
    expect(within(strip).getByText("và 1 cảnh báo khác")).toBeTruthy();
    await user.click(within(strip).getByRole("button", { name: "Đã biết" }));
    await waitFor(() => expect(within(strip).getByText("Sự cố 1.")).toBeTruthy());
    expect(asked.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual(["/alarms/2/acknowledgement"]);
  });

  it("are listed open or all, with who knows and when they were over", async () => {
    const { user } = renderConsole("/console?view=alarms", { answer: book() });
    await screen.findByRole("table");
    expect(screen.queryByText("Sự cố 9.")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Tất cả" }));
    const row = (await screen.findByText("Sự cố 9.")).closest("tr") as HTMLElement;
    expect(row.textContent).toContain("Đã hết lúc 09:05 01/12/2026");
    expect(within(row).queryByRole("button")).toBeNull();
    expect(await barriers()).toEqual([]);
  });

  it("may be silenced, which this browser remembers", async () => {
    const { user } = renderConsole("/console?view=alarms", { answer: book() });
    await user.click(await screen.findByRole("button", { name: "Tắt tiếng cảnh báo" }));
    expect(screen.getByRole("button", { name: "Bật tiếng cảnh báo" })).toBeTruthy();
    expect(localStorage.getItem("diemcau.alarm_sound")).toBe("off");
  });
});
