import type { Dictionary } from "../i18n/dictionary";
import type { HallWords } from "../i18n/hall";
import { isBroken } from "../session/devices";
import type { Model } from "../state/model";
import { clockOf } from "../time/calendar_words";
import { isHeard } from "./loss";
import type { MicrophoneNote } from "./microphone_control";

// How the lamp looks: the state of the microphone, or "silent" for one that is live and not heard.
export type LampLook = "off" | "asked" | "live" | "silent";

export function lampLook({ microphone }: Pick<Model, "microphone">): LampLook {
  return microphone.state === "live" && microphone.silent ? "silent" : microphone.state;
}

export interface LampTexts {
  text: Dictionary;
  words: HallWords;
}

// The large words.
export function lampState(model: Model, { text, words }: LampTexts): string {
  const look = lampLook(model);
  if (look === "silent") return words.silent.state;
  return look === "asked" ? text.microphone.asked(model.microphone.place) : text.microphone[look];
}

// The line below them. `media`: this page sends the sound; a control can only say what is to be done in the hall.
export function lampNote(model: Model, note: MicrophoneNote, media: boolean, { text, words }: LampTexts): string {
  const { microphone, devices, phase, resumesAt } = model;
  if (phase === "paused") {
    const resumes = resumesAt === null ? "" : ` ${words.pause.resumes(clockOf(resumesAt))}.`;
    return text.microphone.breakNote + resumes;
  }
  if (lampLook(model) === "silent") return media ? words.silent.cure : words.silent.cureControl;
  if (media && microphone.state === "live" && !isHeard(model)) return text.microphone.unheardNote;
  if (media && isBroken(devices.microphone.status) && note !== "muted") return text.microphone.noDeviceNote;
  if (media && note === "off" && model.remoteHelp.answered) return words.remote.heard;
  const speaks = microphone.delegate === "" || note === "off" ? "" : ` ${words.floor.speaks(microphone.delegate)}.`;
  return text.microphone[`${note}Note`] + speaks;
}
