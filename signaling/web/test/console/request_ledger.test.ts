import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Request } from "../../src/console/request_ledger";
import { RequestLedger, keyOf } from "../../src/console/request_ledger";
import type { RemoteAnswerMessage, ServerMessage } from "../../src/protocol/messages";

const kStill: Request = { type: "remote.still", site: "y-yen" };
const kMute: Request = { type: "remote.mute", site: "y-yen" };

const ok = (reply_to: string): ServerMessage => ({ type: "ok", reply_to });
const error = (reply_to: string): ServerMessage => ({
  type: "error", reply_to, code: "remote.open", field: null, message: { vi: "Đang chờ.", en: "Waiting." },
});
const answer = (reply_to: string, change: Partial<RemoteAnswerMessage> = {}): RemoteAnswerMessage => ({
  type: "remote.answer", reply_to, request: 1, site: "y-yen", what: "still", ok: true, text: null, devices: null,
  image: "/9j/AA==", ...change,
});

function desk({ line = true } = {}) {
  const sent: (Request & { id: string })[] = [];
  const ledger = new RequestLedger((message) => {
    if (line) sent.push(message);
    return line;
  });
  return { ledger, sent, of: (request: Request) => ledger.snapshot().get(keyOf(request)) };
}

beforeEach(() => void vi.useFakeTimers());

describe("what a technician asks", () => {
  it.each<[string, Request, string]>([
    ["is done when signaling says so", kMute, "done"],
    ["waits for the site's device where that has to do it", kStill, "asked"],
  ])("%s", (_, request, state) => {
    const { ledger, sent, of } = desk();
    ledger.ask(request);
    expect(of(request)?.state).toBe("asked");
    expect(ledger.hear(ok(sent[0]?.id ?? ""))).toBe(true);
    expect(of(request)?.state).toBe(state);
  });

  it("has the device's answer, and keeps the former picture while a new one is asked for, or fails", () => {
    const { ledger, sent, of } = desk();
    ledger.ask(kStill);
    ledger.hear(answer(sent[0]?.id ?? ""));
    expect(of(kStill)).toMatchObject({ state: "done", answer: { image: "/9j/AA==" } });
    ledger.ask(kStill);
    expect(of(kStill)).toMatchObject({ state: "asked", answer: { image: "/9j/AA==" } });
    const text = { vi: "Không có máy quay.", en: "No camera." };
    ledger.hear(answer(sent[1]?.id ?? "", { ok: false, text, image: null }));
    expect(of(kStill)).toMatchObject({ state: "failed", words: text, answer: { image: "/9j/AA==" } });
  });

  it("is asked once while it is on its way, and of another site at the same time", () => {
    const { ledger, sent } = desk();
    ledger.ask(kStill);
    ledger.ask(kStill);
    ledger.ask({ ...kStill, site: "my-loc" });
    expect(sent.map(({ site }) => site)).toEqual(["y-yen", "my-loc"]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
  });

  it("fails with the words of a refusal", () => {
    const { ledger, sent, of } = desk();
    ledger.ask(kStill);
    ledger.hear(error(sent[0]?.id ?? ""));
    expect(of(kStill)).toMatchObject({ state: "failed", words: { vi: "Đang chờ." } });
  });

  it("fails where the line is down, where it is lost, and where nobody answers", () => {
    const down = desk({ line: false });
    down.ledger.ask(kMute);
    expect(down.of(kMute)).toMatchObject({ state: "failed", words: null });
    const lost = desk();
    lost.ledger.ask(kMute);
    lost.ledger.lose();
    expect(lost.of(kMute)?.state).toBe("failed");
    const silent = desk();
    silent.ledger.ask(kMute);
    vi.advanceTimersByTime(14_999);
    expect(silent.of(kMute)?.state).toBe("asked");
    vi.advanceTimersByTime(1);
    expect(silent.of(kMute)?.state).toBe("failed");
  });

  it("does not take what answers somebody else, and lets a late answer be", () => {
    const { ledger, sent, of } = desk();
    expect(ledger.hear(ok("offer-1"))).toBe(false);
    expect(ledger.hear({ type: "pong" })).toBe(false);
    ledger.ask(kMute);
    ledger.lose();
    expect(ledger.hear(ok(sent[0]?.id ?? ""))).toBe(true);
    expect(of(kMute)?.state).toBe("failed");
  });

  it("tells who listens", () => {
    const { ledger, sent } = desk();
    const told = vi.fn();
    const stop = ledger.subscribe(told);
    ledger.ask(kMute);
    ledger.hear(ok(sent[0]?.id ?? ""));
    stop();
    ledger.ask(kMute);
    expect(told).toHaveBeenCalledTimes(2);
  });
});
