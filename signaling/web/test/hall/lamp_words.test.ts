import { describe, expect, it } from "vitest";
import { lampLook, lampNote, lampState } from "../../src/hall/lamp_words";
import { kDictionaries } from "../../src/i18n/dictionary";
import { vi as words } from "../../src/i18n/hall/vi";
import type { HallWords } from "../../src/i18n/hall";
import type { Microphone, Model } from "../../src/state/model";
import { kInitialModel } from "../../src/state/model";

const kTexts = { text: kDictionaries.vi, words: words as unknown as HallWords };
const kConnected = { ...kInitialModel.session, phase: "live", link: "connected" } as const;

function modelOf(microphone: Partial<Microphone>, more: Partial<Model> = {}): Model {
  return { ...kInitialModel, session: kConnected, ...more, microphone: { ...kInitialModel.microphone, ...microphone } };
}

const kLive = { state: "live", holder: true } as const;

describe("the lamp", () => {
  it.each([
    [{}, "off", "Micro đang tắt"],
    [{ state: "asked", place: 3 }, "asked", "Đã đăng ký, thứ 3"],
    [kLive, "live", "Đang phát trực tiếp"],
    [{ ...kLive, silent: true }, "silent", "Được mời nhưng không có tiếng"],
    [{ holder: true, silent: true }, "off", "Micro đang tắt"],
  ] as const)("with %o is %s", (microphone, look, state) => {
    expect(lampLook(modelOf(microphone))).toBe(look);
    expect(lampState(modelOf(microphone), kTexts)).toBe(state);
  });

  it("says what to do about a microphone that is not heard, in the hall and on its control", () => {
    const silent = modelOf({ ...kLive, silent: true });
    expect(lampNote(silent, "live", true, kTexts)).toBe(words.silent.cure);
    expect(lampNote(silent, "live", false, kTexts)).toBe(words.silent.cureControl);
  });

  it("names who speaks, or is to speak", () => {
    const note = lampNote(modelOf({ state: "asked", place: 1, delegate: "Bà Hoa" }), "asked", true, kTexts);
    expect(note).toBe("Chờ chủ trì mời phát biểu. Người phát biểu: Bà Hoa.");
  });

  it("tells when a break ends", () => {
    const paused = { phase: "paused", resumesAt: "2026-12-01T09:45:00+07:00" } as const;
    expect(lampNote(modelOf({}, paused), "off", true, kTexts)).toContain("Họp tiếp lúc");
    expect(lampNote(modelOf({}, { phase: "paused" }), "off", true, kTexts)).toBe(kTexts.text.microphone.breakNote);
  });

  it("on a control knows nothing of the hall's devices and its media", () => {
    const away = { session: { ...kConnected, link: "none" } } as const;
    expect(lampNote(modelOf(kLive, away), "live", true, kTexts)).toBe(kTexts.text.microphone.unheardNote);
    expect(lampNote(modelOf(kLive, away), "live", false, kTexts)).toBe(kTexts.text.microphone.liveNote);
  });
});
