import { expect, it, vi } from "vitest";
import { ApiError, kNetworkProblem } from "../../src/api/problem";
import { closeCodeOf, ticketSource } from "../../src/session/ticket_source";

it("asks for a ticket with the token against forged requests", async () => {
  const api = {
    get: vi.fn().mockResolvedValue({ csrf_token: "c" }),
    setCsrfToken: vi.fn(),
    post: vi.fn().mockResolvedValue({ ticket: "dct_x", expires: "2026-12-01T08:01:00Z" }),
  };
  await expect(ticketSource("hn-1/2", api)()).resolves.toBe("dct_x");
  expect(api.setCsrfToken).toHaveBeenCalledWith("c");
  expect(api.post).toHaveBeenCalledWith("/conferences/hn-1%2F2/tickets", {});
});

it.each([
  [401, 4003],
  [403, 4003],
  [404, 4004],
  [409, 4004],
  [500, 1006],
  [0, 1006],
])("a refusal with %i is as a close with %i", (status, code) => {
  expect(closeCodeOf(new ApiError({ ...kNetworkProblem, status }))).toBe(code);
});

it("a failure of another kind is a lost line", async () => {
  const api = { get: vi.fn().mockRejectedValue(new Error("x")), setCsrfToken: vi.fn(), post: vi.fn() };
  await expect(ticketSource("hn-1", api)()).resolves.toBe(1006);
});
