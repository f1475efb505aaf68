import { expect, it, vi } from "vitest";
import { ConferenceDesk } from "../../src/chair/conference_desk";

function desk() {
  const order: string[] = [];
  const api = {
    get: vi.fn((address: string) => {
      order.push(`GET ${address}`);
      return Promise.resolve(address === "/me" ? { csrf_token: "c" } : { expected_end: "2099-12-01T10:00:00+07:00" });
    }) as never,
    post: vi.fn((address: string, body: unknown) => {
      order.push(`POST ${address} ${JSON.stringify(body)}`);
      return Promise.resolve({ question: null });
    }) as never,
    setCsrfToken: (token: string | null) => order.push(`token ${token ?? ""}`),
    file: vi.fn(),
    fileName: vi.fn(),
  };
  return { order, of: new ConferenceDesk("hn-1", api) };
}

it("changes the phase with the newest token of the log-in, and confirms an end", async () => {
  const { order, of } = desk();
  await of.setPhase("paused");
  await of.setPhase("closed");
  const address = "POST /conferences/hn-1/phases";
  expect(order).toEqual([
    "GET /me", "token c", `${address} {"phase":"paused","confirmed":false}`,
    "GET /me", "token c", `${address} {"phase":"closed","confirmed":true}`,
  ]);
});

it("extends from the expected end", async () => {
  const { order, of } = desk();
  await of.extend(30);
  expect(order.at(-1)).toBe('POST /conferences/hn-1/extensions {"until":"2099-12-01T10:30:00+07:00"}');
});
