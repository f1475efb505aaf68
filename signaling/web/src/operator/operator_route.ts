import { decoded, queryOf } from "../shell/address";

// The operator's pages and their addresses below /operator.
export type OperatorRoute =
  | { page: "calendar" }
  | { page: "new_booking"; start: string | null; template: string | null }
  | { page: "booking"; booking: string }
  | { page: "invitations"; booking: string }
  | { page: "running" }
  | { page: "call" }
  | { page: "templates" }
  | { page: "new_template" }
  | { page: "template"; template: string };

// Null: there is no such page.
export function operatorRouteOf(path: string, search = ""): OperatorRoute | null {
  const [area, id, part, ...rest] = path.replace(/^\/operator\/?/, "").replace(/\/+$/, "").split("/").map(decoded);
  const query = new URLSearchParams(search);
  if (rest.length > 0) return null;
  if (id === undefined) return topRoute(area ?? "");
  if (area === "bookings" && id === "new" && part === undefined) {
    return { page: "new_booking", start: query.get("start"), template: query.get("template") };
  }
  if (area === "bookings" && id !== "") {
    if (part === undefined) return { page: "booking", booking: id };
    return part === "invitations" ? { page: "invitations", booking: id } : null;
  }
  if (area !== "templates" || id === "" || part !== undefined) return null;
  return id === "new" ? { page: "new_template" } : { page: "template", template: id };
}

function topRoute(area: string): OperatorRoute | null {
  switch (area) {
    case "":
      return { page: "calendar" };
    case "running":
    case "call":
    case "templates":
      return { page: area };
    default:
      return null;
  }
}

export function operatorPath(route: OperatorRoute): string {
  switch (route.page) {
    case "calendar":
      return "/operator";
    case "new_booking":
      return `/operator/bookings/new${queryOf({ start: route.start, template: route.template })}`;
    case "booking":
      return `/operator/bookings/${encodeURIComponent(route.booking)}`;
    case "invitations":
      return `/operator/bookings/${encodeURIComponent(route.booking)}/invitations`;
    case "new_template":
      return "/operator/templates/new";
    case "template":
      return `/operator/templates/${encodeURIComponent(route.template)}`;
    default:
      return `/operator/${route.page}`;
  }
}
