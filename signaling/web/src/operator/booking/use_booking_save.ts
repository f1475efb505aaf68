import { useState } from "react";
import type { Booking, BookingDraft } from "../../api/calendar_types";
import type { Answer } from "../../api/client";
import { path } from "../../api/client";
import { ApiError } from "../../api/problem";
import { useApi } from "../../office/api_context";
import { useBookingChanged } from "../queries";

// Two operators edited one booking: what I began with, what I would save, and what the other one has saved.
export interface Conflict {
  base: Booking;
  mine: BookingDraft;
  theirs: Answer<Booking>;
}

export interface BookingSave {
  booking: Booking; // what the form stands on
  generation: number; // grows when the form has to begin anew from `booking`
  conflict: Conflict | null;
  send: (draft: BookingDraft) => Promise<boolean>; // false: there is a conflict now
  resolve: (draft: BookingDraft) => Promise<boolean>; // the same, over what they have saved
  take: (answer: Answer<Booking>) => void;
  reload: () => Promise<void>;
  forgetConflict: () => void;
}

// Saves a booking with If-Match (RFC 9110 §13.1.1), so that nobody's change is overwritten unseen.
export function useBookingSave(first: Answer<Booking>): BookingSave {
  const api = useApi();
  const changed = useBookingChanged();
  const [loaded, setLoaded] = useState(first);
  const [generation, setGeneration] = useState(0);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const address = path`/bookings/${first.body.id}`;

  const take = (answer: Answer<Booking>) => {
    setLoaded(answer);
    setConflict(null);
    setGeneration((former) => former + 1);
  };
  const put = async (draft: BookingDraft, over: Answer<Booking>): Promise<boolean> => {
    try {
      take(await api.put<Booking>(address, draft, over.etag));
      await changed();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status !== 412) throw error;
      setConflict({ base: over.body, mine: draft, theirs: await api.read<Booking>(address) });
      return false;
    }
  };
  return {
    booking: loaded.body,
    generation,
    conflict,
    send: (draft) => put(draft, loaded),
    resolve: (draft) => put(draft, conflict?.theirs ?? loaded),
    take,
    reload: async () => {
      take(await api.read<Booking>(address));
      await changed();
    },
    forgetConflict: () => setConflict(null),
  };
}
