import { useMemo } from "react";
import { useLanguage } from "../i18n/language";
import { useSites } from "../office/sites";
import type { Names } from "./booking/member_text";
import { useAccounts, useLayouts } from "./queries";

// The names of sites and people by their ids; the id itself where it is not known (yet).
export function useNames(): Names {
  const sites = useSites().data;
  const people = useAccounts().data;
  return useMemo(() => {
    const siteNames = new Map(sites?.map(({ id, name }) => [id, name]));
    const personNames = new Map(people?.map(({ id, name }) => [id, name]));
    return { site: (id) => siteNames.get(id) ?? id, person: (id) => personNames.get(id) ?? String(id) };
  }, [sites, people]);
}

// The name of a layout by its id, in the reader's language; the id itself where there is no such layout (any more).
export function useLayoutName(): (id: string) => string {
  const layouts = useLayouts().data;
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Map(layouts?.map((layout) => [layout.id, layout[language]]));
    return (id) => names.get(id) ?? id;
  }, [layouts, language]);
}
