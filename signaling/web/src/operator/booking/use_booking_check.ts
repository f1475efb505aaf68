import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BookingCheck, BookingDraft } from "../../api/calendar_types";
import type { ApiClient } from "../../api/client";
import type { Problem } from "../../api/problem";
import { problemOf } from "../../api/problem";
import { useApi } from "../../office/api_context";
import type { CheckState } from "./save_state";

const kTypingMs = 400;

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
  try {
    const body = JSON.parse(text) as unknown;
    return (await api.request<BookingCheck>("POST", "/bookings/checks", { body, signal })).body;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.faults.length === 0) throw error;
    return refused(problem);
  }
}

// A body whose form is wrong is refused before its content is looked at; for the person at the form that is the same.
function refused(problem: Problem): BookingCheck {
  const errors = problem.faults.map(({ pointer, code, text }) => ({ pointer, code, ...text }));
  return { errors, warnings: [], clashes: [], more: false };
}
