import { describe, expect, it } from "vitest";
import type { Model } from "../../src/state/model";
import { holderOf, remainingMs, turnTime } from "../../src/state/queries";
import { floor, holder, joined, microphone, play, queued, roster, site } from "../support/messages";

const kJoined = joined();

describe("the floor", () => {
  it("turns durations into points of the page's clock", () => {
    const turn = holder("y-yen", { delegate: "Bà Lan", remaining_ms: 90_000, limit_ms: 300_000 });
    const model = play([kJoined, floor({ holders: [turn], queue: [queued("my-loc", { waiting_ms: 7000 })] })], 50_000);
    expect(holderOf(model, "y-yen")).toEqual({
      site: "y-yen",
      delegate: "Bà Lan",
      post: "",
      endsAt: 140_000,
      limitMs: 300_000,
      phase: "speaking",
      gone: false,
    });
    expect(model.queue).toEqual([{ site: "my-loc", since: 43_000, delegate: "", post: "", priority: false }]);
    expect(model.microphone).toMatchObject({ holder: true, endsAt: 140_000 });
    expect(remainingMs(140_000, 139_000)).toBe(1000);
    expect(remainingMs(140_000, 141_000)).toBe(0);
    expect(remainingMs(null, 0)).toBeNull();
  });

  it("keeps speech and content apart, and the rules of the coming turns", () => {
    const message = { ...floor({}, { holders: [holder("y-yen")] }), order: "unspoken" as const };
    const model = play([kJoined, message]);
    expect(model.holders).toEqual([]);
    expect(model.microphone.holder).toBe(false);
    expect(model.content.holders.map((entry) => entry.site)).toEqual(["y-yen"]);
    expect(model.floorRules).toEqual({ order: "unspoken", holders: 1, seconds: null, warning: 30, grace: 15 });
  });

  it("forgets the turn when the floor says so", () => {
    const turn = holder("y-yen", { remaining_ms: 5, limit_ms: 5, phase: "grace" });
    const model = play([floor({})], 2000, play([kJoined, floor({ holders: [turn] })]));
    expect(model.microphone).toMatchObject({ holder: false, endsAt: null, phase: "speaking" });
  });

  it("lets turns stand still in a break", () => {
    const turn = (remaining_ms: number) => floor({ holders: [holder("y-yen", { remaining_ms, limit_ms: 60_000 })] });
    const left = (model: Model, now: number) => remainingMs(holderOf(model, "y-yen")?.endsAt ?? null, turnTime(model, now));
    const before = play([kJoined, roster([site("y-yen")]), turn(60_000)], 0);
    const paused = play([roster([site("y-yen")], { phase: "paused" })], 20_000, before);
    expect(left(paused, 20_000)).toBe(40_000);
    expect(left(paused, 500_000)).toBe(40_000);
    // A change in the break is told by the clock that stands.
    expect(left(play([roster([site("y-yen")], { phase: "paused" }), turn(30_000)], 300_000, paused), 400_000)).toBe(30_000);
    const resumed = play([roster([site("y-yen")]), turn(40_000)], 500_000, paused);
    expect(left(resumed, 510_000)).toBe(30_000);
  });
});

describe("the own microphone", () => {
  it("follows its message", () => {
    const told = microphone({
      state: "live",
      remaining_ms: 60_000,
      phase: "warning",
      holder: true,
      can_open: true,
      delegate: "Bà Lan",
      silent: true,
      content: { holder: true, place: null, can_send: true },
    });
    expect(play([kJoined, told]).microphone).toEqual({
      state: "live",
      place: null,
      endsAt: 61_000,
      phase: "warning",
      holder: true,
      canOpen: true,
      muted: false,
      delegate: "Bà Lan",
      post: "",
      silent: true,
      content: { holder: true, place: null, canSend: true },
    });
  });
});

it("knows what can be taken back, and until when", () => {
  const model = play([kJoined, { type: "undo", what: "mute_all", site: null, in_ms: 5000 }]);
  expect(model.undo).toEqual({ what: "mute_all", site: null, until: 6000 });
  expect(play([{ type: "undo", what: null, site: null, in_ms: null }], 2000, model).undo).toBeNull();
});
