import { useQuery } from "@tanstack/react-query";
import { path } from "../api/client";
import { useApi } from "../office/api_context";
import { isRecord } from "../protocol/json_values";
import { parsePreflight } from "../protocol/parse_preflight";
import type { Preflight } from "../state/model";
import type { ConsoleConference } from "./use_conference";

const kNone: Preflight = { sites: [] };

// The tests of a conference's sites: told as they happen while it is open, else what its record has. Null: not known yet.
export function usePreflight({ id, model }: Pick<ConsoleConference, "id" | "model">) {
  const api = useApi();
  const told = model?.preflight ?? null;
  const read = useQuery({
    queryKey: ["/conferences/preflight", id],
    queryFn: async ({ signal }) => storedBoard(await api.get<unknown>(path`/conferences/${id}/preflight`, {}, signal)),
    enabled: model === null,
    staleTime: 30_000,
  });
  return { board: told ?? read.data ?? null, error: model === null ? read.error : null, retry: () => void read.refetch() };
}

// Nothing of the past is tested again.
function storedBoard(json: unknown): Preflight {
  if (!isRecord(json)) return kNone;
  const { sites } = parsePreflight(json);
  return { sites: sites.map(({ retest_in_ms: _, ...site }) => ({ ...site, retestAt: null })) };
}
