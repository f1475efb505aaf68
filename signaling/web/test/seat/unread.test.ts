import { describe, expect, it } from "vitest";
import type { ChatEntry } from "../../src/protocol/messages";
import { seenAfter, unreadOf } from "../../src/seat/unread";

function said(n: number, site: string | null): ChatEntry {
  return { n, at: "2026-12-01T08:00:00+07:00", site, name: "x", role: "site", to: "all", text: "x" };
}
const kChat = [said(1, "my-loc"), said(2, "y-yen"), said(3, null)];

describe("messages that were seen", () => {
  it("are all that a page finds when it opens", () => {
    expect(seenAfter(null, null, false)).toBeNull();
    expect(seenAfter(null, kChat, false)).toBe(3);
    expect(seenAfter(null, [], false)).toBe(0);
  });

  it("grow while they are on the screen", () => {
    expect(seenAfter(1, kChat, false)).toBe(1);
    expect(seenAfter(1, kChat, true)).toBe(3);
  });
});

it("counts what others have written since", () => {
  expect(unreadOf(kChat, 1, "y-yen").map(({ n }) => n)).toEqual([3]);
  expect(unreadOf(kChat, 0, null).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(unreadOf(kChat, 3, "y-yen")).toEqual([]);
  expect(unreadOf(kChat, null, "y-yen")).toEqual([]);
  expect(unreadOf(null, 0, "y-yen")).toEqual([]);
});
