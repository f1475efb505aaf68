import type { HelpRole } from "../help/help_role";
import { helpRoleOf } from "../help/help_role";
import type { Device } from "./device";

// Which program an address means. A hall and a chair's tablet load none of the office pages' code.
export type Route =
  | { page: "hall"; token: string; enrolled: boolean }
  | { page: "desk" | "secretary"; conference: string }
  | { page: "chair"; entry: { token: string } | { conference: string } }
  | { page: "tablet"; device: Device }
  | { page: "control"; device: Device }
  | { page: "watch"; conference: string }
  | { page: "guest" }
  | { page: "help"; role: HelpRole | null }
  | { page: "office" };

// `device`: what this browser is enrolled as. A token in the address counts before it; an address of a seat for which the
// browser is not enrolled leads to the enrolment.
export function routeOf(location: Pick<Location, "pathname" | "search">, device: Device | null): Route {
  const search = new URLSearchParams(location.search);
  const token = search.get("token") ?? "";
  const conference = search.get("conference") ?? "";
  const path = location.pathname.replace(/\/+$/, "");
  if (path === "/hall" && token !== "") return { page: "hall", token, enrolled: false };
  if (path === "/hall" && device?.kind === "hall") return { page: "hall", token: device.token, enrolled: true };
  if (path === "/chair" && token !== "") return { page: "chair", entry: { token } };
  if (path === "/chair" && conference !== "") return { page: "chair", entry: { conference } };
  if (path === "/desk" && conference !== "") return { page: "desk", conference };
  if (path === "/secretary" && conference !== "") return { page: "secretary", conference };
  if (path === "/chair" && device?.kind === "chair_tablet") return { page: "tablet", device };
  if (path === "/control" && device?.kind === "hall_control") return { page: "control", device };
  if (path === "/watch" && conference !== "") return { page: "watch", conference };
  if (path === "/guest") return { page: "guest" };
  if (path === "/help" || path.startsWith("/help/")) return { page: "help", role: helpRoleOf(path) };
  return { page: "office" };
}
