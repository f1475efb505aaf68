import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";

// What stands at the head of a leading page as long as it lasts, the gravest first; null: all is well.
export function useAlarm(model: Model): string | null {
  const text = useText();
  const words = useConferenceWords().alarm;
  const { session, mcu, chairLost, recordAlarm, self } = model;
  if (session.phase !== "live") return session.lost === null || session.lost === "media" ? null : text.chair.lostBanner;
  if (chairLost && model.acting === null) return words.chairLost;
  if (!mcu) return text.chair.mcuBanner;
  return recordAlarm !== null && self?.role === "operator" ? words.record(recordAlarm.dropped) : null;
}
