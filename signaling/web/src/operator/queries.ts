// What the operator's pages read, each under one key, so that a change can say what has to be read again.
import type { QueryClient } from "@tanstack/react-query";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  Account,
  Booking,
  CalendarEntry,
  Conference,
  Invitation,
  Layout,
  Template,
} from "../api/calendar_types";
import type { ApiClient, Page, Query } from "../api/client";
import { path } from "../api/client";
import type { Delegate } from "../api/types";
import { useApi } from "../office/api_context";

const kPageSize = 200;
const kMostPages = 50;
const kPollMs = 2000;

// A list that comes whole.
async function list<T>(api: ApiClient, from: string, query: Query, signal: AbortSignal): Promise<readonly T[]> {
  return (await api.get<Page<T>>(from, query, signal)).items;
}

// All pages of a list, for choosing from it.
async function pages<T>(api: ApiClient, from: string, signal: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < kMostPages; ++page) {
    const answer: Page<T> = await api.get<Page<T>>(from, { limit: kPageSize, cursor }, signal);
    items.push(...answer.items);
    cursor = answer.next;
    if (cursor === null) break;
  }
  return items;
}

export function useAccounts() {
  const api = useApi();
  return useQuery({ queryKey: ["users", "all"], queryFn: ({ signal }) => pages<Account>(api, "/users", signal) });
}

// `site`: empty while none is chosen.
export function useDelegates(site: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["delegates", site],
    queryFn: ({ signal }) => list<Delegate>(api, path`/sites/${site}/delegates`, {}, signal),
    enabled: site !== "",
  });
}

// The layouts of the province, in the order in which they are offered; they change with a restart of the service only.
export function useLayouts() {
  const api = useApi();
  return useQuery({
    queryKey: ["layouts"],
    queryFn: ({ signal }) => list<Layout>(api, "/layouts", {}, signal),
    staleTime: Infinity,
  });
}

export function useTemplates() {
  const api = useApi();
  return useQuery({ queryKey: ["templates"], queryFn: ({ signal }) => list<Template>(api, "/templates", {}, signal) });
}

export function useTemplate(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["templates", id],
    queryFn: ({ signal }) => api.read<Template>(path`/templates/${id}`, {}, signal),
    refetchOnWindowFocus: false,
  });
}

export interface CalendarFilter {
  from: string;
  to: string;
  site: string | null;
  text: string;
}

export function useCalendar(filter: CalendarFilter | null) {
  const api = useApi();
  return useQuery({
    queryKey: ["calendar", filter],
    queryFn: ({ signal }) => list<CalendarEntry>(api, "/calendar", { ...filter }, signal),
    enabled: filter !== null,
    placeholderData: (former) => former,
    refetchInterval: 30_000,
  });
}

// With its ETag. An open form is not overwritten by what is read in the background.
export function useBooking(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["bookings", id],
    queryFn: ({ signal }) => api.read<Booking>(path`/bookings/${id}`, {}, signal),
    refetchOnWindowFocus: false,
  });
}

export function useInvitations(booking: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["invitations", booking],
    queryFn: ({ signal }) => list<Invitation>(api, path`/bookings/${booking}/invitations`, {}, signal),
    refetchInterval: 10_000,
  });
}

// Open conferences and those that open soon; read again every two seconds while the page is seen.
export function useConferences() {
  const api = useApi();
  return useQuery({
    queryKey: ["conferences"],
    queryFn: ({ signal }) => list<Conference>(api, "/conferences", {}, signal),
    refetchInterval: kPollMs,
    staleTime: kPollMs / 2,
  });
}

export function useConference(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["conferences", id],
    queryFn: ({ signal }) => api.get<Conference>(path`/conferences/${id}`, {}, signal),
    refetchInterval: kPollMs / 2,
    staleTime: 0,
  });
}

// A booking has changed: what shows it is read again.
export function useBookingChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => bookingChanged(queries);
}

async function bookingChanged(queries: QueryClient): Promise<void> {
  await Promise.all(
    ["bookings", "calendar", "conferences", "invitations"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
