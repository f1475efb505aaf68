// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { OfficePages } from "../../src/shell/office_pages";
import { barriers, serve, show } from "../office/stage";

afterEach(() => vi.unstubAllGlobals());

const kHealth = {
  status: "ok", version: "1.2.3", mcu: "connected", mcu_problem: "", conferences: 1, connected_sites: 12,
  connections: 20, mail_waiting: 0, store_bytes: 4096, history_bytes: 71_000_000, history_dropped: 40,
  free_bytes: 12_000_000_000, uptime_s: 3600,
};

// The figure that stands below this label.
async function figure(label: string): Promise<string> {
  const term = await screen.findByText(label, {}, { timeout: 5000 });
  return term.parentElement?.querySelector("dd")?.textContent ?? "";
}

function open(health: object): void {
  serve({
    "GET /me": {
      body: {
        user: { id: 1, login: "quan.tri", name: "Nguyễn Thị Ánh", role: "administrator" },
        csrf_token: "c",
        actions: ["health.read"],
      },
    },
    "GET /health": { body: { ...kHealth, ...health } },
  });
  show(<OfficePages />, "/admin/health");
}

it("shows how large the history of figures is, and what could not be remembered", async () => {
  open({});
  expect(await figure("Dung lượng lịch sử số liệu")).toBe("71 MB");
  expect(await figure("Số liệu không lưu được")).toBe("40 giây của các điểm cầu");
  expect(await barriers()).toEqual([]);
});

it("says in words that nothing was lost", async () => {
  open({ history_dropped: 0 });
  expect(await figure("Số liệu không lưu được")).toBe("Không");
});

it("says the same in English", async () => {
  localStorage.setItem("diemcau.language", "en");
  try {
    open({});
    expect(await figure("History of figures")).toBe("71 MB");
    expect(await figure("Figures not remembered")).toBe("40 seconds of sites");
  } finally {
    localStorage.removeItem("diemcau.language");
  }
});
