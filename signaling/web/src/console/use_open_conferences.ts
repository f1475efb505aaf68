import { useQuery } from "@tanstack/react-query";
import type { Page } from "../api/client";
import type { OpenConference } from "../api/types";
import { useApi } from "../office/api_context";

const kRefreshMs = 5000;

// The conferences that are open or about to open.
export function useOpenConferences() {
  const api = useApi();
  return useQuery({
    queryKey: ["/conferences"],
    queryFn: ({ signal }) => api.get<Page<OpenConference>>("/conferences", {}, signal),
    refetchInterval: kRefreshMs,
  });
}

// One that can be entered.
export function isEnterable({ phase, part }: OpenConference): boolean {
  return part !== null && phase !== "scheduled" && phase !== "closed";
}
