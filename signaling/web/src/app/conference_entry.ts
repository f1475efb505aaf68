import { ApiClient } from "../api/client";
import { ConferenceCourse } from "../panels/conference_course";
import type { Reception } from "../session/media_session";
import { ticketSource } from "../session/ticket_source";
import { ConferenceRuntime } from "./conference_runtime";

// How a page gets into a conference: as a person who is logged in, or as a tablet.
export interface ConferenceEntry {
  conference: string;
  tablet?: ApiClient;
}

export interface Entered {
  runtime: ConferenceRuntime;
  course: ConferenceCourse;
}

export function enter({ conference, tablet: api = new ApiClient() }: ConferenceEntry, reception: Reception): Entered {
  const runtime = new ConferenceRuntime(ticketSource(conference, api), reception);
  return { runtime, course: new ConferenceCourse(conference, api) };
}
