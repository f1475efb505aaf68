import { decoded, queryOf } from "../shell/address";

// The console's pages and their addresses below /console. What a conference or a site is called must not be taken for a
// page, so pages stand in the query.
export type ConferenceView = "matrix" | "preflight" | "compare" | "replay" | "server";

export type ConsoleRoute =
  | { page: "home" }
  | { page: "history" }
  | { page: "alarms" }
  | { page: ConferenceView; conference: string; at: string | null } // at: RFC 3339, of the replay
  | { page: "site"; conference: string; site: string }
  | { page: "report"; conference: string; site: string; from: string | null; to: string | null };

const kViews: readonly ConferenceView[] = ["preflight", "compare", "replay", "server"];

// Null: there is no such page.
export function consoleRouteOf(path: string, search = ""): ConsoleRoute | null {
  const [conference = "", site, ...rest] = path.replace(/^\/console\/?/, "").replace(/\/+$/, "").split("/").map(decoded);
  const query = new URLSearchParams(search);
  const view = query.get("view");
  if (rest.length > 0 || site === "") return null;
  if (conference === "") return site === undefined ? topRoute(view) : null;
  if (site === undefined) return conferenceRoute(conference, view, query.get("at"));
  if (view === "report") return { page: "report", conference, site, from: query.get("from"), to: query.get("to") };
  return view === null ? { page: "site", conference, site } : null;
}

export function consolePath(route: ConsoleRoute): string {
  switch (route.page) {
    case "home":
      return "/console";
    case "history":
    case "alarms":
      return `/console?view=${route.page}`;
    case "site":
      return `${conferencePath(route.conference)}/${encodeURIComponent(route.site)}`;
    case "report": {
      const { conference, site, from, to } = route;
      return `${conferencePath(conference)}/${encodeURIComponent(site)}${queryOf({ view: "report", from, to })}`;
    }
    default: {
      const view = route.page === "matrix" ? null : route.page;
      return `${conferencePath(route.conference)}${queryOf({ view, at: route.at })}`;
    }
  }
}

function topRoute(view: string | null): ConsoleRoute | null {
  if (view === null) return { page: "home" };
  return view === "history" || view === "alarms" ? { page: view } : null;
}

function conferenceRoute(conference: string, view: string | null, at: string | null): ConsoleRoute | null {
  if (view === null) return { page: "matrix", conference, at: null };
  const page = kViews.find((known) => known === view);
  return page === undefined ? null : { page, conference, at };
}

function conferencePath(conference: string): string {
  return `/console/${encodeURIComponent(conference)}`;
}
