import { describe, expect, it } from "vitest";
import { gravity, verdictKindOf, verdictView } from "../../src/console/verdict_view";
import { kVerdictKinds } from "../../src/protocol/line_messages";
import { findingOf, storedVerdict } from "../../src/console/verdict_text";
import type { SilenceEntry, VerdictEntry } from "../../src/protocol/messages";
import { kFine } from "../support/lines";

const kUplink: VerdictEntry = {
  kind: "uplink",
  since: "2026-12-01T02:42:00Z",
  vi: "Đường truyền chiều lên của điểm cầu kém.",
  en: "The site's uplink is bad.",
  evidence: [],
  advice: { code: "call_carrier", vi: "Báo nhà mạng.", en: "Call the carrier." },
  trunk: null,
};

const silence = (kind: SilenceEntry["kind"]): SilenceEntry => ({
  ...kUplink,
  kind,
  vi: "Được mời nhưng micro đang tắt.",
  en: "Invited, but its microphone is switched off.",
});

const entry = { site: "a", connected: true, values: {}, endpoint: null, verdict: kUplink, silence: null };

describe("what is said of a site", () => {
  it("is its verdict, what to do, and since when", () => {
    expect(findingOf(entry, "vi")).toEqual({
      cause: "line",
      icon: "arrowUp",
      words: "Đường truyền chiều lên của điểm cầu kém",
      advice: "Báo nhà mạng.",
      since: Date.parse("2026-12-01T02:42:00Z"),
    });
    expect(findingOf(entry, "en")?.words).toBe("The site's uplink is bad");
  });

  it("is no advice and no time while it is fine", () =>
    expect(findingOf({ ...entry, verdict: kFine }, "vi")).toMatchObject({ cause: "fine", advice: "", since: NaN }));

  it("is its silent speaker first", () => {
    expect(findingOf({ ...entry, silence: silence("muted") }, "vi")).toMatchObject({
      cause: "hall",
      words: "Được mời nhưng micro đang tắt",
    });
    expect(findingOf({ ...entry, silence: silence("line") }, "vi")?.cause).toBe("line");
  });

  it("is nothing while no verdict is known", () => expect(findingOf({ ...entry, verdict: null }, "vi")).toBeNull());

  it("of the past is the short name of its kind", () =>
    expect(findingOf({ ...entry, verdict: storedVerdict("hall_camera") }, "vi")).toMatchObject({
      words: "Máy quay có sự cố",
      since: NaN,
    }));
});

describe("a stored verdict", () => {
  // The order of signaling/diagnosis/verdict.h.
  it.each([
    [0, "fine"],
    [1, "uplink"],
    [3, "trunk"],
    [8, "hall_browser"],
    [9, "unreachable"],
    [10, "server"],
    [11, null],
    [-1, null],
    [null, null],
  ])("%s is %s", (stored, kind) => expect(verdictKindOf(stored)).toBe(kind));
});

it("draws each kind with a sign of its own, and knows whose fault it is", () => {
  const views = kVerdictKinds.map(verdictView);
  expect(new Set(views.map(({ icon }) => icon)).size).toBe(kVerdictKinds.length);
  expect(views.map(({ cause }) => cause)).toEqual([
    "fine", "line", "line", "line", "hall", "hall", "hall", "hall", "hall", "unreachable", "server",
  ]);
  expect(verdictView("something new").cause).toBe("unknown");
  expect(gravity("server")).toBeLessThan(gravity("fine"));
});
