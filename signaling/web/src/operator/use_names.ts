import { useMemo } from "react";
import { useSites } from "../office/sites";
import type { Names } from "./booking/member_text";
import { useAccounts } from "./queries";

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
