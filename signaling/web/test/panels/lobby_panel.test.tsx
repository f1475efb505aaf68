// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import { LobbyPanel } from "../../src/panels/lobby_panel";
import type { ClientMessage, GuestEntry } from "../../src/protocol/messages";

const guest = (change: Partial<GuestEntry> = {}): GuestEntry => ({
  site: "guest.1",
  name: "Trần Văn An",
  unit: "xã Hải Minh",
  since: "2026-12-01T02:00:00Z",
  turned_away: false,
  here: true,
  ...change,
});

function shown(guests: GuestEntry[], online = true) {
  const sent: ClientMessage[] = [];
  const send = (message: ClientMessage) => sent.push(message) > 0;
  render(
    <LanguageProvider>
      <LobbyPanel guests={guests} online={online} send={send} />
    </LanguageProvider>,
  );
  return sent;
}

describe("the lobby's panel", () => {
  it("lets guests in one by one, turns away, and lets all in", () => {
    const sent = shown([guest(), guest({ site: "guest.2", name: "Lê Bình" })]);
    fireEvent.click(screen.getByRole("button", { name: "Cho Trần Văn An vào hội nghị" }));
    fireEvent.click(screen.getByRole("button", { name: "Chưa cho Lê Bình vào" }));
    fireEvent.click(screen.getByRole("button", { name: "Cho vào tất cả" }));
    expect(sent).toEqual([
      { type: "guest.admit", site: "guest.1" },
      { type: "guest.turn_away", site: "guest.2" },
      { type: "guest.admit_all" },
    ]);
  });

  it("has who was turned away at the end, to be let in all the same", () => {
    shown([guest({ turned_away: true }), guest({ site: "guest.2", name: "Lê Bình" })]);
    const names = screen.getAllByRole("listitem").map((row) => row.querySelector("strong")?.textContent);
    expect(names).toEqual(["Lê Bình", "Trần Văn An"]);
    expect(screen.queryByRole("button", { name: "Chưa cho Trần Văn An vào" })).toBeNull();
    expect(screen.getByText("1 khách đang chờ")).toBeTruthy();
  });

  it("waits for the line", () => {
    shown([guest()], false);
    for (const button of screen.getAllByRole<HTMLButtonElement>("button")) expect(button.disabled).toBe(true);
  });
});
