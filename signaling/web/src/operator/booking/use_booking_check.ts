import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BookingCheck, BookingDraft } from "../../api/calendar_types";
import type { ApiClient } from "../../api/client";
import { problemOf } from "../../api/problem";
import { useApi } from "../../office/api_context";
import { filledUp } from "./filled_up";
import type { CheckState } from "./save_state";

const kTypingMs = 400;
const kNothing: BookingCheck = { errors: [], warnings: [], clashes: [], more: false };

// Asks the service what is wrong with a booking and what it collides with, shortly after the typing stops. `id`: of the
// booking that is edited, which does not collide with itself. A draft without a moment cannot be asked about.
export function useBookingCheck(draft: BookingDraft | null, id: string | null): CheckState {
  const api = useApi();
  const text = draft === null ? null : JSON.stringify(id === null ? draft : { ...draft, id });
  const [asked] = useDebouncedValue(text, kTypingMs);
  const answer = useQuery({
    queryKey: ["checks", asked],
    queryFn: ({ signal }) => ask(api, asked ?? "", signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
  if (asked !== text || answer.isPlaceholderData) return { state: "waiting", former: answer.data ?? null };
  if (answer.isError) return { state: "failed" };
  return answer.data === undefined ? { state: "waiting", former: null } : { state: "done", check: answer.data };
}

async function ask(api: ApiClient, text: string, signal: AbortSignal): Promise<BookingCheck> {
  const body = JSON.parse(text) as BookingDraft;
  try {
    return await post(api, body, signal);
  } catch (error) {
    const { faults } = problemOf(error);
    if (faults.length === 0) throw error;
    const errors = faults.map(({ pointer, code, text: words }) => ({ pointer, code, ...words }));
    const { warnings, clashes, more } = await findings(api, body, signal);
    return { errors, warnings, clashes, more };
  }
}

// A body with members that are still empty is refused before its time and sites are looked at. Those who book see
// clashes long before they have chosen a chair, so it is asked about once more with something in each empty place.
async function findings(api: ApiClient, draft: BookingDraft, signal: AbortSignal): Promise<BookingCheck> {
  const filled = filledUp(draft);
  return filled === null ? kNothing : post(api, filled, signal).catch(() => kNothing);
}

async function post(api: ApiClient, body: BookingDraft, signal: AbortSignal): Promise<BookingCheck> {
  return (await api.request<BookingCheck>("POST", "/bookings/checks", { body, signal })).body;
}
