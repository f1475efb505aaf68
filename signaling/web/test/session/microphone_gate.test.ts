import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MicrophoneGate, microphoneOpen } from "../../src/session/microphone_gate";
import type { Phase } from "../../src/session/session_machine";
import type { Model } from "../../src/state/model";
import { kInitialModel } from "../../src/state/model";

function model(state: "off" | "asked" | "live", phase: Phase = "live", endsAt: number | null = null): Model {
  return {
    ...kInitialModel,
    session: { ...kInitialModel.session, phase },
    microphone: { ...kInitialModel.microphone, state, endsAt },
  };
}

describe("microphoneOpen", () => {
  it.each([
    ["off", "live", null, false],
    ["asked", "live", null, false],
    ["live", "live", null, true],
    ["live", "live", 500, true], // signaling decides on grace
    ["live", "waiting", null, true], // media goes on while signaling is away
    ["live", "waiting", 2000, true],
    ["live", "waiting", 1000, false], // the turn is over by our own clock
    ["live", "ended", null, false],
  ] as const)("%s, %s, ends at %s → %s", (state, phase, endsAt, open) =>
    expect(microphoneOpen(model(state, phase, endsAt), 1000)).toBe(open),
  );
});

describe("microphoneOpen to a technician", () => {
  it.each([
    ["off", "live", true, true], // the hall let him hear it
    ["off", "live", false, false],
    ["off", "waiting", true, false], // nobody knows whether he is still there
    ["live", "live", false, true],
  ] as const)("%s, %s, answered %s → %s", (state, phase, answered, open) => {
    const { remoteHelp } = kInitialModel;
    expect(microphoneOpen({ ...model(state, phase), remoteHelp: { ...remoteHelp, answered } }, 1000)).toBe(open);
  });
});

describe("MicrophoneGate", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const track = () => ({ enabled: true }) as MediaStreamTrack;

  it("shuts a track at once unless the microphone is live", () => {
    const gate = new MicrophoneGate(() => 0);
    const first = track();
    gate.setTrack(first);
    expect(first.enabled).toBe(false);
    gate.update(model("live"));
    expect(first.enabled).toBe(true);
    const plugged = track(); // a microphone plugged in while live
    gate.setTrack(plugged);
    expect(plugged.enabled).toBe(true);
    gate.update(model("off"));
    expect(plugged.enabled).toBe(false);
  });

  it("ends a turn on time while signaling is away", () => {
    let now = 0;
    const gate = new MicrophoneGate(() => now);
    const own = track();
    gate.setTrack(own);
    gate.update(model("live", "waiting", 5000));
    expect(own.enabled).toBe(true);
    now = 5000;
    vi.advanceTimersByTime(5000);
    expect(own.enabled).toBe(false);
  });

  it("stays shut while held, whatever the model says", () => {
    const gate = new MicrophoneGate(() => 0);
    const own = track();
    gate.setTrack(own);
    gate.hold(true);
    gate.update(model("live"));
    expect(own.enabled).toBe(false);
    gate.hold(false);
    expect(own.enabled).toBe(true);
  });
});
