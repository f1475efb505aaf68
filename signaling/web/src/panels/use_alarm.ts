import { useConferenceWords } from "../i18n/conference";
import { useLanguage } from "../i18n/language";
import type { Model } from "../state/model";

// What stands at the head of a leading page as long as it lasts, the gravest first; null: all is well.
export function useAlarm(model: Model): string | null {
  const { language, text } = useLanguage();
  const words = useConferenceWords().alarm;
  const { session, mcu, chairLost, alarms, self } = model;
  if (session.phase !== "live") return session.lost === null || session.lost === "media" ? null : text.chair.lostBanner;
  if (chairLost && model.acting === null) return words.chairLost;
  if (!mcu) return text.chair.mcuBanner;
  const record = alarms.find(({ kind }) => kind === "record");
  return record !== undefined && self?.role === "operator" ? words.record(record[language]) : null;
}
