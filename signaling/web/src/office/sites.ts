import { useQuery } from "@tanstack/react-query";
import type { Page } from "../api/client";
import type { Site } from "../api/types";
import { useApi } from "./api_context";

// All sites in the order of every page; they are few and seldom change.
export function useSites() {
  const api = useApi();
  return useQuery({
    queryKey: ["/sites"],
    queryFn: async ({ signal }) => (await api.get<Page<Site>>("/sites", {}, signal)).items,
    staleTime: 30_000,
  });
}
