import { describe, expect, it } from "vitest";
import { closesMicrophone, messageOf, microphoneControl } from "../../src/hall/microphone_control";
import type { Microphone } from "../../src/state/model";
import { kInitialModel } from "../../src/state/model";

const microphone = (change: Partial<Microphone>): Microphone => ({ ...kInitialModel.microphone, ...change });

describe("microphoneControl", () => {
  it.each([
    ["a hall asks", {}, "chaired", "request", null, "off"],
    ["a hall withdraws", { state: "asked", place: 2 }, "chaired", "cancel", null, "asked"],
    ["a holder gives back", { state: "live", holder: true, canOpen: true }, "chaired", "release", "close", "live"],
    ["a holder paused", { holder: true, canOpen: true }, "chaired", "release", "reopen", "paused"],
    ["a holder was muted", { holder: true, muted: true }, "chaired", "release", null, "muted"],
    ["a muted hall asks again", { muted: true }, "chaired", "request", null, "muted"],
    ["the chair's site opens", { canOpen: true }, "chaired", "open", null, "off"],
    ["the chair's site closes", { state: "live", canOpen: true }, "chaired", "close", null, "live"],
    ["a hall asks for question time", {}, "lecture", "request", null, "off"],
    ["a questioner gives back", { state: "live", holder: true, canOpen: true }, "lecture", "release", "close", "live"],
    ["the lecturer opens", { canOpen: true }, "lecture", "open", null, "off"],
    ["open: opens", { canOpen: true }, "open", "open", null, "off"],
    ["open: closes", { state: "live", holder: true, canOpen: true }, "open", "close", null, "live"],
  ] as const)("%s", (_name, change, policy, primary, secondary, note) => {
    expect(microphoneControl(microphone(change), policy)).toEqual({ primary, secondary, note, enabled: true });
  });

  it("shows a switch that cannot be used when an open conference forbids it", () => {
    expect(microphoneControl(microphone({ muted: true }), "open")).toMatchObject({ primary: "open", enabled: false });
  });
});

describe("messages of the buttons", () => {
  it("are those of the protocol", () => {
    expect(messageOf("request")).toEqual({ type: "floor.request" });
    expect(messageOf("cancel")).toEqual({ type: "floor.cancel" });
    expect(messageOf("release")).toEqual({ type: "floor.release" });
    expect(messageOf("open")).toEqual({ type: "microphone", on: true });
    expect(messageOf("reopen")).toEqual({ type: "microphone", on: true });
    expect(messageOf("close")).toEqual({ type: "microphone", on: false });
  });

  it("tell which only take sound away", () => {
    expect((["request", "cancel", "open", "reopen"] as const).some((action) => closesMicrophone(messageOf(action)))).toBe(
      false,
    );
    expect(closesMicrophone({ type: "floor.release", floor: "content" })).toBe(false);
    expect((["release", "close"] as const).every((action) => closesMicrophone(messageOf(action)))).toBe(true);
  });
});
