import { describe, expect, it } from "vitest";
import { kDefaultSettings, loadSettings, saveSettings } from "../../src/session/settings";

function storage(initial: string | null) {
  let value = initial;
  return { getItem: () => value, setItem: (_key: string, next: string) => void (value = next) };
}

describe("device settings", () => {
  it("come back as they were saved", () => {
    const place = storage(null);
    saveSettings({ ...kDefaultSettings, camera: "cam", loudspeaker: "hdmi", soundProcessing: false }, place);
    expect(loadSettings(place)).toEqual({ camera: "cam", microphone: null, loudspeaker: "hdmi", soundProcessing: false });
  });

  it.each([[null], ["{"], ["7"], ["null"], ['{"camera":7,"soundProcessing":"x"}']])("fall back from %s", (text) => {
    expect(loadSettings(storage(text))).toEqual(kDefaultSettings);
  });

  it("live without storage", () => {
    const refusing = {
      getItem: () => {
        throw new Error("refused");
      },
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(loadSettings(refusing)).toEqual(kDefaultSettings);
    expect(() => saveSettings(kDefaultSettings, refusing)).not.toThrow();
    expect(loadSettings(null)).toEqual(kDefaultSettings);
  });
});
