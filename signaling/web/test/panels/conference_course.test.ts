import { afterEach, expect, it, vi } from "vitest";
import { ConferenceCourse } from "../../src/panels/conference_course";

function course() {
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
  return { order, of: new ConferenceCourse("hn-1", api) };
}

afterEach(() => vi.useRealTimers());

it("changes the phase with the newest token of the log-in, and confirms an end", async () => {
  const { order, of } = course();
  await of.setPhase("in_session");
  await of.setPhase("closed");
  const address = "POST /conferences/hn-1/phases";
  expect(order).toEqual([
    "GET /me", "token c", `${address} {"phase":"in_session","confirmed":false}`,
    "GET /me", "token c", `${address} {"phase":"closed","confirmed":true}`,
  ]);
});

it("says until when a break lasts, if somebody said so", async () => {
  vi.useFakeTimers({ now: new Date("2026-12-01T09:00:00+07:00") });
  const { order, of } = course();
  await of.pause(15);
  await of.pause(null);
  expect(order.filter((line) => line.startsWith("POST"))).toEqual([
    'POST /conferences/hn-1/phases {"phase":"paused","confirmed":false,"resumes_at":"2026-12-01T09:15:00+07:00"}',
    'POST /conferences/hn-1/phases {"phase":"paused","confirmed":false}',
  ]);
});

it("extends from the expected end", async () => {
  const { order, of } = course();
  await of.extend(30);
  expect(order.at(-1)).toBe('POST /conferences/hn-1/extensions {"until":"2099-12-01T10:30:00+07:00"}');
});
