import { useEffect, useState } from "react";
import { ApiClient, path } from "../api/client";
import { ApiError } from "../api/problem";

// GET /guest-links/{token}: what a guest link is about.
export interface GuestConference {
  title: string;
  chair_site_name: string;
  start: string; // RFC 3339
  opens_at: string; // from then on guests can wait in the lobby
  state: "scheduled" | "open" | "over";
}

// Null: not known yet, or the line is down; "unknown": the link is none.
export function useGuestConference(token: string): GuestConference | "unknown" | null {
  const [known, setKnown] = useState<GuestConference | "unknown" | null>(null);
  useEffect(() => {
    let wanted = true;
    new ApiClient().get<GuestConference>(path`/guest-links/${token}`).then(
      (conference) => wanted && setKnown(conference),
      (error: unknown) => {
        if (wanted && error instanceof ApiError && error.problem.status === 404) setKnown("unknown");
      },
    );
    return () => {
      wanted = false;
    };
  }, [token]);
  return known;
}
