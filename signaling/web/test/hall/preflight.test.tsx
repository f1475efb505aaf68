// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { PreflightDialog } from "../../src/hall/preflight_dialog";
import { PreflightStrip } from "../../src/hall/preflight_strip";
import { RemoteStrip } from "../../src/hall/remote_strip";
import { LanguageProvider } from "../../src/i18n/language";
import type { OpenPhase, PreflightSite } from "../../src/protocol/messages";
import type { Model } from "../../src/state/model";
import { joined, microphone, play, roster, site } from "../support/messages";
import { check, testedSite } from "../support/preflight";

function model(change: Partial<PreflightSite> = {}, phase: OpenPhase = "testing"): Model {
  const told = play([
    joined(),
    roster([site("y-yen")], { phase }),
    { type: "preflight", whole: true, sites: [testedSite("y-yen", change)] },
  ]);
  return { ...told, session: { ...told.session, phase: "live" } };
}

const show = (page: React.ReactNode) => render(<LanguageProvider>{page}</LanguageProvider>);

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(cleanup);

describe("PreflightStrip", () => {
  it.each<[Partial<PreflightSite>, OpenPhase, string | null]>([
    [{ state: "running" }, "testing", "Đang kiểm tra đường truyền và thiết bị…"],
    [{ state: "running" }, "in_session", "Đang kiểm tra đường truyền và thiết bị…"],
    [{ state: "waiting" }, "testing", "Chờ đến lượt kiểm tra đường truyền và thiết bị"],
    [{ lamp: "green" }, "testing", "Đường truyền và thiết bị tốt"],
    [{ lamp: "red" }, "testing", "Có lỗi cần xử lý trước giờ họp"],
    [{ lamp: "red" }, "in_session", null],
    [{ state: "untested", lamp: "none" }, "testing", null],
  ])("%j while %s: %s", (change, phase, words) => {
    show(<PreflightStrip model={model(change, phase)} onOpen={null} />);
    expect(screen.queryByRole("status")?.textContent ?? null).toBe(words);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is not there for a hall that is not tested", () => {
    show(<PreflightStrip model={play([joined()])} onOpen={null} />);
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("opens the results", async () => {
    const onOpen = vi.fn();
    show(<PreflightStrip model={model({ lamp: "yellow" })} onOpen={onOpen} />);
    await userEvent.click(screen.getByRole("button", { name: "Kết quả kiểm tra" }));
    expect(onOpen).toHaveBeenCalledOnce();
  });
});

describe("PreflightDialog", () => {
  const advice = { vi: "Cắm lại micro.", en: "Plug the microphone in again." };
  const broken = check({ check: "microphone", result: "fail", vi: "Không tìm thấy micro.", en: "No microphone.", advice });

  it("names each check and what it found, the worst first, with what to do", () => {
    show(<PreflightDialog model={model({ lamp: "red", checks: [check(), broken] })} onRun={() => true} onClose={vi.fn()} />);
    const [first, second] = screen.getAllByRole("listitem");
    expect(first!.textContent).toBe("Không đạtKhông tìm thấy micro.Cắm lại micro.");
    expect(second!.textContent).toBe("ĐạtThời gian khứ hồi 24 ms.");
    expect(screen.getByText("Có lỗi cần xử lý trước giờ họp")).toBeTruthy();
    expect(within(first!).queryByText("Cắm lại micro.")).not.toBeNull();
    expect(screen.getByText("kiểm tra lúc 07:10")).toBeTruthy();
  });

  it("tests with sound when it is asked to, and says so", async () => {
    const onRun = vi.fn(() => true);
    const page = (now: Model) => (
      <LanguageProvider>
        <PreflightDialog model={now} onRun={onRun} onClose={vi.fn()} />
      </LanguageProvider>
    );
    const { rerender } = render(page(model()));
    expect(onRun).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Kiểm tra loa – micro (có tiếng)" }));
    expect(onRun).toHaveBeenCalledOnce();
    expect(screen.getByRole("status").textContent).toContain("Đã gửi yêu cầu");
    rerender(page(model({ at: "2026-12-01T00:12:00Z", sounds: true })));
    expect(screen.getByRole("status").textContent).not.toContain("Đã gửi yêu cầu");
    expect(screen.getByText(/có phát tiếng thử/)).toBeTruthy();
  });

  it("makes no sound while the hall is on the air", () => {
    const speaking = play([microphone({ state: "live", holder: true })], 1000, model());
    show(<PreflightDialog model={speaking} onRun={vi.fn()} onClose={vi.fn()} />);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: /có tiếng/ }).disabled).toBe(true);
    expect(screen.getByRole("status").textContent).toContain("Đang phát biểu");
  });
});

describe("RemoteStrip", () => {
  it.each([
    [false, null, null],
    [true, null, "Kỹ thuật viên đang nghe tiếng của điểm cầu"],
    [true, "An", "Kỹ thuật viên An đang nói riêng với điểm cầu, nơi khác không nghe thấy"],
    [false, "An", "Kỹ thuật viên An đang nói riêng với điểm cầu, nơi khác không nghe thấy"],
  ])("listening %s, talker %s", (listening, talker, words) => {
    show(<RemoteStrip remoteHelp={{ capKbps: null, listening, talker, answered: false }} onAnswer={null} />);
    expect(screen.queryByRole("status")?.textContent ?? null).toBe(words);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each([
    [false, "Mở micro cho kỹ thuật viên nghe", true],
    [true, "Tắt micro với kỹ thuật viên", false],
  ])("lets the hall say whether it is heard: %s", async (answered, name, wish) => {
    const onAnswer = vi.fn();
    show(<RemoteStrip remoteHelp={{ capKbps: null, listening: false, talker: "An", answered }} onAnswer={onAnswer} />);
    await userEvent.click(screen.getByRole("button", { name }));
    expect(onAnswer).toHaveBeenCalledWith(wish);
  });
});
