import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { HistoryConference } from "../api/history_types";
import { createStore } from "../app/store";
import { useApi } from "../office/api_context";
import { useSites } from "../office/sites";
import type { SiteId } from "../protocol/messages";
import type { Model } from "../state/model";
import { ConsoleFeed } from "./console_feed";
import { readConferences } from "./history";
import type { LineBoard } from "./line_board";
import type { Moment } from "./moment";
import type { RequestLedger } from "./request_ledger";

const kYearS = 366 * 86_400;

// A conference as the console's pages see it, whether it is open or past.
export interface ConsoleConference {
  id: string;
  title: string;
  model: Model | null; // null: it is not open
  board: LineBoard | null;
  ledger: RequestLedger | null; // what is asked there
  stored: HistoryConference | null; // what the history has of it; null: nothing, or not read yet
  storedError: unknown;
  pending: boolean; // the history has not been read yet
  nameOf: (site: SiteId) => string;
  inOrder: <T extends { site: SiteId }>(entries: readonly T[]) => readonly T[]; // as every page has the sites
  restart: () => void; // enter again
}

const kNobody = createStore();

export function useConference(id: string, open: boolean): ConsoleConference {
  const feed = useMemo(() => (open ? new ConsoleFeed(id) : null), [id, open]);
  useEffect(() => {
    feed?.start();
    return () => feed?.stop();
  }, [feed]);
  const store = feed?.store ?? kNobody;
  const model = useSyncExternalStore(store.subscribe, store.model);
  const stored = useStoredConferences();
  const own = stored.data?.find(({ conference }) => conference === id) ?? null;
  const { nameOf, inOrder } = useSiteNames(model);
  return {
    id,
    title: model.conference?.title ?? own?.title ?? id,
    model: feed === null ? null : model,
    board: feed?.board ?? null,
    ledger: feed?.ledger ?? null,
    stored: own,
    storedError: stored.error,
    pending: stored.isPending,
    nameOf,
    inOrder,
    restart: () => feed?.start(),
  };
}

export function useStoredConferences() {
  const api = useApi();
  return useQuery({
    queryKey: ["/history/conferences"],
    queryFn: ({ signal }) => {
      const now = Date.now() / 1000;
      return readConferences(api, { from: now - kYearS, to: now }, signal);
    },
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

// The newest second; null: none has come.
export function useMoment(board: LineBoard | null): Moment | null {
  return useSyncExternalStore(board?.subscribe ?? never, board?.snapshot ?? nothing);
}

const never = () => () => undefined;
const nothing = () => null;

// Names by the roster, which knows guests too, then by the list of sites; the id where neither knows it.
export function useSiteNames(model: Model | null) {
  const sites = useSites().data;
  const roster = model?.sites;
  const names = useMemo(
    () =>
      new Map([
        ...(sites ?? []).map(({ id, name }) => [id, name] as const),
        ...(roster ?? []).map(({ site, name }) => [site, name] as const),
      ]),
    [sites, roster],
  );
  const places = useMemo(() => new Map(sites?.map(({ id }, place) => [id, place])), [sites]);
  const nameOf = useCallback((site: SiteId) => names.get(site) ?? site, [names]);
  const inOrder = useCallback(
    <T extends { site: SiteId }>(entries: readonly T[]): readonly T[] => {
      const place = ({ site }: T) => places.get(site) ?? places.size;
      return [...entries].sort((a, b) => place(a) - place(b));
    },
    [places],
  );
  return { nameOf, inOrder };
}
