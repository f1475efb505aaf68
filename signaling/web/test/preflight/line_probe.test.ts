import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LineProbe } from "../../src/preflight/line_probe";

const kBounds = { max_kbps: 4000, seconds: 2, bytes: 1_000_000 };

// A server behind a line of these rates (kbit/s): it sends in pieces of 10 kB and times what it is sent.
class FakeServer {
  requests: { method: string; bytes: number; token: string }[] = [];
  busy = 0; // so many requests are refused first
  broken = false;
  stuck = false; // a second upload never ends
  cancelled = false;

  constructor(readonly line: { up: number; down: number }) {}

  fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? "GET";
    const body = init?.body as Uint8Array | undefined;
    const bytes = body?.length ?? Number(/^\/api\/v1\/probe\?bytes=(\d+)$/.exec(String(input))?.[1]);
    this.requests.push({ method, bytes, token: new Headers(init?.headers).get("Authorization") ?? "" });
    if (this.broken) throw new TypeError("Failed to fetch");
    if (this.busy-- > 0) return new Response(null, { status: 429, headers: { "Retry-After": "1" } });
    if (method === "GET") return new Response(this.pieces(bytes));
    const uploads = this.requests.filter((request) => request.method === "POST").length;
    if (this.stuck && uploads > 1) return this.never(init?.signal);
    const ms = (bytes * 8) / this.line.up;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return Response.json({ bytes, ms });
  };

  private pieces(bytes: number): ReadableStream<Uint8Array> {
    const piece = 10_000;
    let left = bytes;
    return new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, (piece * 8) / this.line.down));
        if (this.cancelled) return;
        controller.enqueue(new Uint8Array(Math.min(piece, left)));
        left -= piece;
        if (left <= 0) controller.close();
      },
      cancel: () => void (this.cancelled = true),
    });
  }

  private never(signal: AbortSignal | null | undefined): Promise<Response> {
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));
  }
}

describe("LineProbe", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function probe(server: FakeServer, bounds = kBounds, signal = new AbortController().signal) {
    const begun = Date.now();
    const running = new LineProbe("dcd_secret", { fetch: server.fetch, now: () => Date.now() }).run(bounds, signal);
    await vi.advanceTimersByTimeAsync(60_000);
    return { rates: await running, begun };
  }

  it.each([
    [4000, 4000],
    [310, 900],
    [20_000, 64],
  ])("finds a line of %i down and %i kbit/s up", async (down, up) => {
    const { rates } = await probe(new FakeServer({ up, down }));
    expect(rates.downKbps! / down).toBeCloseTo(1, 1);
    expect(rates.upKbps! / up).toBeCloseTo(1, 1);
  });

  it("keeps to the bounds: bytes in each direction, and the time of a download", async () => {
    const server = new FakeServer({ up: 50_000, down: 310 });
    await probe(server);
    const sent = server.requests.filter(({ method }) => method === "POST").map(({ bytes }) => bytes);
    expect(sent[0]).toBe(32_768);
    expect(sent[0]! + sent[1]!).toBe(1_000_000);
    expect(server.requests[0]).toEqual({ method: "GET", bytes: 1_000_000, token: "Bearer dcd_secret" });
    expect(server.cancelled).toBe(true);
  });

  it("sends no more than fits into the time on a thin line", async () => {
    const server = new FakeServer({ up: 400, down: 4000 });
    await probe(server);
    expect(server.requests.at(-1)!.bytes).toBeLessThanOrEqual((400_000 / 8) * 2);
    const thin = new FakeServer({ up: 64, down: 4000 });
    await probe(thin);
    expect(thin.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("waits until no other site is probed", async () => {
    const server = new FakeServer({ up: 2000, down: 2000 });
    server.busy = 3;
    const { rates } = await probe(server);
    expect(rates.downKbps).toBeGreaterThan(1500);
    expect(server.requests.slice(0, 4).map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET"]);
  });

  it("takes the first figure when the second upload does not end", async () => {
    const server = new FakeServer({ up: 2000, down: 2000 });
    server.stuck = true;
    expect((await probe(server)).rates.upKbps).toBeCloseTo(2000, -1);
  });

  it("knows nothing of a server that does not answer, or that is busy for too long", async () => {
    const broken = new FakeServer({ up: 1, down: 1 });
    broken.broken = true;
    expect((await probe(broken)).rates).toEqual({ upKbps: null, downKbps: null });
    const busy = new FakeServer({ up: 1, down: 1 });
    busy.busy = 1000;
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 5000);
    expect((await probe(busy, kBounds, abort.signal)).rates).toEqual({ upKbps: null, downKbps: null });
    expect(busy.requests.length).toBeLessThanOrEqual(7);
  });
});
