// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import { check, testedSite } from "../support/preflight";
import type { Asked } from "./support/render_console";
import { join, renderConsole, sent } from "./support/render_console";

vi.mock("uplot", () => ({ default: class {} }));

const kBad = testedSite("y-yen", {
  lamp: "red",
  asked_by: "Trần Thị B",
  sounds: true,
  retest_in_ms: 45_000,
  checks: [
    check({ check: "reach", value: null, unit: "", vi: "Đã kết nối." }),
    check({ check: "loss_up", result: "fail", value: 7.2, unit: "%", vi: "Mất 7,2 % gói tin chiều lên.",
      advice: { vi: "Báo nhà mạng.", en: "Call the carrier." } }),
    check({ check: "loss_down", value: 0.1, unit: "%", vi: "Mất 0,1 % gói tin chiều xuống." }),
    check({ check: "echo", result: "warn", value: 12, unit: "dB", vi: "Tiếng vọng nhỏ hơn 12 dB." }),
    check({ check: "camera", result: "warn", value: null, unit: "", vi: "Máy quay không gửi hình động." }),
  ],
});

const board = (change: object = {}) => ({
  type: "preflight", whole: true, sites: [kBad, testedSite("my-loc", { lamp: "none", state: "untested", at: null, checks: [] })],
  ...change,
});

const card = (site: string) => within(document.querySelector(`li[data-site="${site}"]`) as HTMLElement);

describe("the board of tests before a conference", () => {
  it("has a lamp for each site in words, its worst reasons, and when it is tested again", async () => {
    renderConsole("/console/hop?view=preflight");
    (await join())(board());
    expect(screen.getByText("0 đạt, 0 cần lưu ý, 1 không đạt, 1 chưa kiểm tra")).toBeTruthy();
    expect(card("y-yen").getByText("Không đạt")).toBeTruthy();
    expect(card("y-yen").getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Mất 7,2 % gói tin chiều lên.", "Tiếng vọng nhỏ hơn 12 dB.", "và 1 hạng mục khác",
    ]);
    expect(card("y-yen").getByText("07:10:00 (có tiếng)")).toBeTruthy();
    expect(card("y-yen").getByText(/^tự kiểm tra lại sau 4\d giây$/)).toBeTruthy();
    expect(card("my-loc").getByText("Điểm cầu này chưa được kiểm tra.")).toBeTruthy();
    expect(await barriers()).toEqual([]);
  });

  it("shows each check of the worst site, both ways, and of another one when it is chosen", async () => {
    const { user } = renderConsole("/console/hop?view=preflight");
    (await join())(board());
    expect(screen.getByText("Kiểm tra lúc 07:10:00, có tiếng, theo yêu cầu của Trần Thị B")).toBeTruthy();
    const table = within(screen.getByRole("table", { name: "Ý Yên" }));
    const loss = table.getByRole("rowheader", { name: "Mất gói" }).closest("tr");
    expect(loss?.textContent?.replaceAll("\u00a0", " ")).toBe(
      "Mất gói↑ lên 7,2 %↓ xuống 0,1 %Không đạtMất 7,2 % gói tin chiều lên.Báo nhà mạng.",
    );
    await user.click(card("my-loc").getByRole("button", { name: /Mỹ Lộc/, pressed: false }));
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.getByRole("complementary", { name: "Mỹ Lộc" }).textContent).toContain("chưa được kiểm tra");
  });

  it("tests all or one, aloud only when that is chosen, and says why a test was refused", async () => {
    const { user } = renderConsole("/console/hop?view=preflight", { actions: ["preflight.read", "preflight.run"] });
    const tell = await join();
    tell(board());
    await user.click(screen.getByRole("button", { name: "Kiểm tra tất cả" }));
    await user.click(screen.getByRole("checkbox", { name: "Có tiếng (loa – micro)" }));
    await user.click(screen.getByRole("button", { name: "Kiểm tra Ý Yên" }));
    const runs = sent("preflight.run");
    expect(runs).toMatchObject([{ type: "preflight.run" }, { site: "y-yen", sounds: true }]);
    expect(runs[0]).not.toHaveProperty("sounds");
    tell({ type: "error", reply_to: runs[1]?.["id"], code: "x", field: null, message: { vi: "Đang phát biểu.", en: "Speaks." } });
    expect(screen.getByRole("alert").textContent).toBe("Không yêu cầu kiểm tra được: Đang phát biểu.");
  });

  it("does not offer a test while one runs there, and to nobody who may not", async () => {
    renderConsole("/console/hop?view=preflight", { actions: ["preflight.read", "preflight.run"] });
    const tell = await join();
    tell(board({ sites: [{ ...kBad, state: "running" }] }));
    expect(screen.getByRole("button", { name: "Kiểm tra Ý Yên" })).toHaveProperty("disabled", true);
    expect(card("y-yen").getByText("đang kiểm tra…")).toBeTruthy();
    expect(screen.getByText(/^Đang kiểm tra/)).toBeTruthy();
  });

  it("offers nothing to who may only read", async () => {
    renderConsole("/console/hop?view=preflight", { actions: ["preflight.read"] });
    (await join())(board());
    expect(screen.queryByRole("button", { name: /^Kiểm tra/ })).toBeNull();
  });

  it("reads what the record of a conference that is over has", async () => {
    const answer = ({ path }: Asked) => (path === "/conferences/hop/preflight" ? board() : undefined);
    renderConsole("/console/hop?view=preflight", { open: false, answer, actions: ["preflight.read", "preflight.run"] });
    expect((await screen.findAllByText("Mất 7,2 % gói tin chiều lên.")).length).toBeGreaterThan(0);
    expect(card("y-yen").queryByText(/tự kiểm tra lại/)).toBeNull();
    expect(screen.queryByRole("button", { name: "Kiểm tra tất cả" })).toBeNull();
  });

  it("says that there was no test", async () => {
    renderConsole("/console/hop?view=preflight", { open: false, answer: ({ path }) => (path.endsWith("/preflight") ? { sites: [] } : undefined) });
    expect(await screen.findByText("Chưa có kết quả kiểm tra nào")).toBeTruthy();
  });
});
