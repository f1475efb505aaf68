// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MoveNotice } from "../../src/hall/move_notice";
import { LanguageProvider } from "../../src/i18n/language";

const kWords = /^Điểm cầu sẽ được chuyển sang hội nghị này sau \d+ giây\.$/;

// A notice of a move in so many milliseconds from now.
function show(inMs: number, onSeen = vi.fn(() => true)) {
  const notice = { conference: "khan", title: "Họp khẩn: bão", from: "UBND tỉnh", at: performance.now() + inMs };
  render(
    <LanguageProvider>
      <MoveNotice notice={notice} onSeen={onSeen} />
    </LanguageProvider>,
  );
}

afterEach(cleanup);

describe("MoveNotice", () => {
  it("says what will take the hall and when", () => {
    show(9_900);
    expect(screen.getByText("Họp khẩn: bão")).toBeDefined();
    expect(screen.getByText(kWords)).toBeDefined();
  });

  it("stays while the hall is moved, and is gone if it never is", () => {
    show(-1_000);
    expect(screen.getByRole("alert").textContent).not.toContain("giây");
    cleanup();
    show(-10_001);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is put away by a touch", async () => {
    const onSeen = vi.fn(() => true);
    show(9_900, onSeen);
    await userEvent.click(screen.getByRole("button"));
    expect(onSeen).toHaveBeenCalledWith("khan");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
