import { ApiClient } from "../api/client";
import { ConferenceCourse } from "../panels/conference_course";
import type { Reception } from "../session/media_session";
import { ticketSource } from "../session/ticket_source";
import { ConferenceRuntime } from "./conference_runtime";

// How a page gets into a conference: by a token that stands in its link, as a person who is logged in, or as a tablet.
export type ConferenceEntry = { token: string } | { conference: string } | { conference: string; tablet: ApiClient };

export interface Entered {
  runtime: ConferenceRuntime;
  course: ConferenceCourse | null; // null: a link's conference is one of the configuration, without phases and papers
}

export function enter(entry: ConferenceEntry, reception: Reception): Entered {
  if ("token" in entry) return { runtime: new ConferenceRuntime(entry.token, reception), course: null };
  const api = "tablet" in entry ? entry.tablet : new ApiClient();
  const runtime = new ConferenceRuntime(ticketSource(entry.conference, api), reception);
  return { runtime, course: new ConferenceCourse(entry.conference, api) };
}
