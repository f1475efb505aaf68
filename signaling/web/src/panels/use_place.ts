import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import type { Model } from "../state/model";
import { bookedSites, connectedCount } from "../state/queries";

// What stands below the title of a leading page: the page, how many are there, who acts for the chair.
export function usePlace(model: Model, page: string): string {
  const text = useText();
  const words = useConferenceWords().chairChange;
  const { acting } = model;
  const sites = bookedSites(model);
  return [
    page,
    ...(sites.length === 0 ? [] : [text.chair.connectedCount(connectedCount(model), sites.length)]),
    ...(acting === null ? [] : [words.acts(acting.name)]),
  ].join(" · ");
}
