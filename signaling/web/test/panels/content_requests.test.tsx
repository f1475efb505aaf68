// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import { ContentRequests } from "../../src/panels/content_requests";
import type { FloorEntry } from "../../src/protocol/messages";
import { floor, holder, joined, play, queued, roster, site } from "../support/messages";

afterEach(cleanup);

function show(content: Partial<FloorEntry>, online = true) {
  const send = vi.fn(() => true);
  const model = play([joined(), roster([site("a"), site("b", { connected: false })]), floor({}, content)]);
  render(
    <LanguageProvider>
      <ContentRequests model={model} online={online} send={send} />
    </LanguageProvider>,
  );
  return send;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("is not there while nobody presents or asks to", () => {
  show({});
  expect(screen.queryByRole("region")).toBeNull();
});

it("lets who asks present, or not yet", () => {
  const send = show({ queue: [queued("a")] });
  press("Cho A trình chiếu");
  press("Chưa cho A trình chiếu");
  expect(send.mock.calls).toEqual([
    [{ type: "floor.grant", site: "a", floor: "content" }],
    [{ type: "floor.deny", site: "a", floor: "content" }],
  ]);
});

it("ends who presents", () => {
  const send = show({ holders: [holder("a")] });
  press("Kết thúc phần trình chiếu của A");
  expect(send.mock.calls).toEqual([[{ type: "floor.revoke", site: "a", floor: "content" }]]);
});

it("gives nothing to a site whose line is lost, and obeys nobody who may not conduct", () => {
  show({ queue: [queued("b")] });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Cho B trình chiếu" }).disabled).toBe(true);
  cleanup();
  show({ queue: [queued("a")], holders: [holder("a")] }, false);
  for (const button of screen.getAllByRole<HTMLButtonElement>("button")) expect(button.disabled).toBe(true);
});
