import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeviceKey } from "../../src/api/client";
import { ApiClient, path, search } from "../../src/api/client";
import { ApiError } from "../../src/api/problem";

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

const kEvents = { loggedOut: vi.fn(), waiting: vi.fn() };
const kFetch = vi.fn<typeof fetch>();
const kPause = vi.fn((_ms: number) => Promise.resolve());

function client(device: DeviceKey | null = null): ApiClient {
  return new ApiClient(kEvents, device, { fetch: kFetch, pause: kPause });
}

function sent(call = 0): { url: string; method: string; headers: Record<string, string>; body: unknown } {
  const [url, init] = kFetch.mock.calls[call] ?? [];
  return {
    url: String(url),
    method: String(init?.method),
    headers: (init?.headers ?? {}) as Record<string, string>,
    body: init?.body,
  };
}

async function refusal(work: Promise<unknown>): Promise<ApiError> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof ApiError)) throw new Error("no ApiError was thrown");
  return outcome;
}

beforeEach(() => vi.resetAllMocks());

describe("ApiClient", () => {
  it("reads", async () => {
    kFetch.mockResolvedValue(json(200, { items: [1], next: null }, { ETag: '"7"' }));
    expect(await client().read("/sites", { text: "Ý Yên", cursor: null })).toEqual({
      body: { items: [1], next: null },
      etag: '"7"',
    });
    expect(sent().url).toBe("/api/v1/sites?text=%C3%9D+Y%C3%AAn");
    expect(sent().headers["X-CSRF-Token"]).toBeUndefined();
  });

  it("sends the CSRF token and the ETag with a change", async () => {
    kFetch.mockResolvedValue(json(200, { id: "a" }));
    const api = client();
    api.setCsrfToken("secret");
    await api.put("/sites/a", { name: "A" }, '"7"');
    expect(sent().headers).toMatchObject({
      "X-CSRF-Token": "secret",
      "If-Match": '"7"',
      "Content-Type": "application/json",
    });
    expect(sent().body).toBe('{"name":"A"}');
  });

  it("speaks for a device by its token, without the cookie", async () => {
    kFetch.mockResolvedValue(json(200, {}));
    await client({ token: "dcd_x", unlock: "proof" }).post("/me/pin", { pin: "1234" });
    expect(sent().headers["Authorization"]).toBe("Bearer dcd_x");
    expect(sent().headers["X-Unlock"]).toBe("proof");
    expect(kFetch.mock.calls[0]?.[1]?.credentials).toBe("omit");
  });

  it("sends a file as it is", async () => {
    kFetch.mockResolvedValue(json(201, {}));
    await client().post("/papers", new Blob(["%PDF"], { type: "application/pdf" }));
    expect(sent().headers["Content-Type"]).toBe("application/pdf");
  });

  it("takes an answer without a body", async () => {
    kFetch.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await client().remove("/sites/a")).toBeUndefined();
  });

  it("throws what signaling refused", async () => {
    kFetch.mockResolvedValue(json(409, { code: "site.has_bookings", title: "Còn hội nghị" }));
    const error = await refusal(client().remove("/sites/a"));
    expect(error.problem).toMatchObject({ status: 409, code: "site.has_bookings" });
    expect(kEvents.loggedOut).not.toHaveBeenCalled();
  });

  it("says that the log-in is over, but not for a wrong password", async () => {
    kFetch.mockResolvedValueOnce(json(401, {})).mockResolvedValueOnce(json(401, {}));
    await refusal(client().post("/login", {}));
    expect(kEvents.loggedOut).not.toHaveBeenCalled();
    await refusal(client().get("/users"));
    expect(kEvents.loggedOut).toHaveBeenCalledOnce();
  });

  it("names a lost connection", async () => {
    kFetch.mockRejectedValue(new TypeError("fetch failed"));
    expect((await refusal(client().get("/users"))).problem.code).toBe("network");
  });

  it("waits as long as signaling asks, says so, and tries again", async () => {
    kFetch.mockResolvedValueOnce(json(429, {}, { "Retry-After": "3" })).mockResolvedValueOnce(json(200, { ok: true }));
    expect(await client().get("/users")).toEqual({ ok: true });
    expect(kPause).toHaveBeenCalledWith(3000);
    expect(kEvents.waiting.mock.calls).toEqual([[3], [null]]);
  });

  it("gives up after four tries, and never waits more than a minute", async () => {
    kFetch.mockImplementation(() => Promise.resolve(json(429, { code: "rate" }, { "Retry-After": "86400" })));
    expect((await refusal(client().get("/users"))).problem.status).toBe(429);
    expect(kFetch).toHaveBeenCalledTimes(4);
    expect(kPause).toHaveBeenCalledWith(60000);
  });

  it("tells who guessed too often at once", async () => {
    kFetch.mockResolvedValue(json(429, { code: "auth.too_many_attempts" }, { "Retry-After": "30" }));
    expect((await refusal(client().offer("/login", {}))).problem.code).toBe("auth.too_many_attempts");
    expect(kPause).not.toHaveBeenCalled();
  });

  it("survives an answer that is not what it says", async () => {
    kFetch.mockResolvedValue(new Response("<html>", { status: 502, headers: { "Content-Type": "application/json" } }));
    expect((await refusal(client().get("/users"))).problem.status).toBe(502);
  });
});

it("escapes what is put into a path", () => {
  expect(path`/users/${"a/b?c"}/tokens/${"đ"}`).toBe("/users/a%2Fb%3Fc/tokens/%C4%91");
  expect(path`/users`).toBe("/users");
});

it("leaves empty parameters out", () => {
  expect(search({ text: "", cursor: null, limit: 20, site: undefined })).toBe("?limit=20");
  expect(search()).toBe("");
});
