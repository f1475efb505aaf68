import { useInfiniteQuery } from "@tanstack/react-query";
import type { Page, Query } from "../api/client";
import { useApi } from "./api_context";

// A list that signaling gives in pages: all that was read so far as one list, and the way to the next page.
export function usePages<T>(path: string, query: Query = {}) {
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (former) => former,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) };
}
