import { describe, expect, it } from "vitest";
import type { SiteState } from "../../../src/api/calendar_types";
import { hallState } from "../../../src/operator/call/call_state";

const kCall = { since: "2026-12-01T08:00:00+07:00" };
const kNow = Date.parse(kCall.since);
const site = (state: SiteState) => ({ site: "a", name: "A", state, duty_telephone: "" });

describe("hallState", () => {
  it("rings until the hall is there", () => {
    expect(hallState(site("called"), kCall, kNow)).toEqual({ state: "ringing" });
    expect(hallState(site("absent"), kCall, kNow)).toEqual({ state: "ringing" });
    expect(hallState(site("connected"), kCall, kNow)).toEqual({ state: "answered" });
  });

  it("counts ten seconds down before a hall is moved", () => {
    expect(hallState(site("noticed"), kCall, kNow + 4_000)).toEqual({ state: "moving", left: 6_000 });
    expect(hallState(site("noticed"), kCall, kNow + 40_000)).toEqual({ state: "moving", left: 0 });
  });
});
