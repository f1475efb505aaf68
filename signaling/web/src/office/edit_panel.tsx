import { Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Answer } from "../api/client";
import { ApiError } from "../api/problem";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "./api_context";
import { notifyDone } from "./notify";
import { ProblemAlert } from "./problem_alert";
import { QueryView } from "./query_view";

export interface EditFormProps<T, Change> {
  former: T;
  save: (change: Change) => Promise<void>; // throws what was refused, for the form's fields
}

interface EditPanelProps<T, Change> {
  resource: string; // the path of the thing, read with its ETag and put back with it
  lists?: readonly string[]; // first words of the query keys that show the thing too
  onSaved?: () => void;
  form: (props: EditFormProps<T, Change>) => ReactNode;
}

// Changes one thing. If somebody else changed it meanwhile (412) the form stays to be looked at, until the newer version
// is read by a button. After a save the form starts anew from what was stored.
export function EditPanel<T, Change>({ resource, lists = [], onSaved, form }: EditPanelProps<T, Change>) {
  const api = useApi();
  const queries = useQueryClient();
  const words = useOfficeWords();
  const [stale, setStale] = useState<unknown>(null);
  const query = useQuery<Answer<T>>({
    queryKey: ["edit", resource],
    queryFn: ({ signal }) => api.read<T>(resource, {}, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const readAnew = async () => {
    await query.refetch();
    setStale(null);
  };
  const save = async (etag: string | null, change: Change) => {
    try {
      await api.put<T>(resource, change, etag);
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status !== 412) throw error;
      return setStale(error);
    }
    notifyDone(words.saved);
    await Promise.all(lists.map((list) => queries.invalidateQueries({ queryKey: [list] })));
    if (onSaved === undefined) await readAnew();
    else onSaved();
  };
  return (
    <QueryView query={query}>
      {({ body, etag }) => (
        <Stack>
          {stale !== null && <ProblemAlert error={stale} onRetry={() => void readAnew()} retryWord={words.readAnew} />}
          <div key={query.dataUpdatedAt}>{form({ former: body, save: (change) => save(etag, change) })}</div>
        </Stack>
      )}
    </QueryView>
  );
}
