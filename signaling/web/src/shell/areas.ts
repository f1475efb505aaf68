// The areas of the office pages. Each is loaded when it is opened; its first path is the home of the roles named.
import type { ComponentType, LazyExoticComponent } from "react";
import { lazy } from "react";
import type { UserRole } from "../api/types";
import type { OfficeSession } from "../office/session";

export interface Area {
  name: "conferences" | "operator" | "console" | "admin"; // its word in the header is words.area[name]
  path: string;
  homeOf: readonly UserRole[];
  open: (session: OfficeSession) => boolean; // whether this person sees it at all
  ground?: "night"; // left out: the day's colours
  Page: LazyExoticComponent<ComponentType>;
}

export const kAreas: readonly Area[] = [
  {
    name: "operator",
    path: "/operator",
    homeOf: ["operator"],
    open: ({ may }) => may("calendar.read") && may("template.read"),
    Page: lazy(async () => ({ default: (await import("../operator/operator_pages")).OperatorPages })),
  },
  {
    name: "console",
    path: "/console",
    homeOf: ["technician"],
    open: ({ may }) => may("line.read_figures") && may("alarm.read"),
    ground: "night",
    Page: lazy(async () => ({ default: (await import("../console/console_pages")).ConsolePages })),
  },
  {
    name: "admin",
    path: "/admin",
    homeOf: ["administrator"],
    open: ({ may }) => may("health.read"),
    Page: lazy(async () => ({ default: (await import("../admin/admin_pages")).AdminPages })),
  },
  {
    name: "conferences",
    path: "/conferences",
    homeOf: ["chair", "deputy", "secretary", "observer"],
    open: ({ may }) => may("conference.join"),
    Page: lazy(async () => ({ default: (await import("./conferences_page")).ConferencesPage })),
  },
];

// The area that an address lies in; undefined: none.
export function areaOf(location: string): Area | undefined {
  return kAreas.find(({ path }) => `${location}/`.startsWith(`${path}/`));
}

// Where a person starts: the home of the role, or the first area that is open.
export function homeOf(session: OfficeSession): string {
  const open = kAreas.filter((area) => area.open(session));
  return (open.find((area) => area.homeOf.includes(session.user.role)) ?? open[0])?.path ?? "/account";
}
