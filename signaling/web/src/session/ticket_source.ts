import { ApiClient, path } from "../api/client";
import { ApiError } from "../api/problem";
import { kCloseBadToken, kCloseUnknownConference } from "../protocol/messages";
import type { TicketSource } from "./session";

const kLineLost = 1006; // RFC 6455 §7.1.5

// Gets the one-use tickets by which a person who is logged in enters a conference.
export function ticketSource(conference: string, api: Pick<ApiClient, "get" | "post" | "setCsrfToken">): TicketSource {
  return async () => {
    try {
      const me = await api.get<{ csrf_token: string | null }>("/me");
      api.setCsrfToken(me.csrf_token);
      return (await api.post<{ ticket: string }>(path`/conferences/${conference}/tickets`, {})).ticket;
    } catch (error) {
      return closeCodeOf(error);
    }
  };
}

// What the refusal of a ticket means for the page, as if the conference had closed the connection.
export function closeCodeOf(error: unknown): number {
  const status = error instanceof ApiError ? error.problem.status : 0;
  if (status === 401 || status === 403) return kCloseBadToken;
  return status === 404 || status === 409 ? kCloseUnknownConference : kLineLost;
}
