import { describe, expect, it } from "vitest";
import type { OperatorRoute } from "../../src/operator/operator_route";
import { operatorPath, operatorRouteOf } from "../../src/operator/operator_route";

describe("operator's addresses", () => {
  it.each<[string, OperatorRoute]>([
    ["/operator", { page: "calendar" }],
    ["/operator/running", { page: "running" }],
    ["/operator/call", { page: "call" }],
    ["/operator/templates", { page: "templates" }],
    ["/operator/templates/new", { page: "new_template" }],
    ["/operator/templates/t-1", { page: "template", template: "t-1" }],
    ["/operator/bookings/b-1", { page: "booking", booking: "b-1" }],
    ["/operator/bookings/b-1/invitations", { page: "invitations", booking: "b-1" }],
  ])("%s", (path, route) => {
    expect(operatorRouteOf(path)).toEqual(route);
    expect(operatorRouteOf(`${path}/`)).toEqual(route);
    expect(operatorPath(route)).toBe(path);
  });

  it("carry what a new booking begins with", () => {
    const route: OperatorRoute = { page: "new_booking", start: "2026-12-01T08:00", template: "t 1" };
    const [path, search] = operatorPath(route).split("?");
    expect(operatorRouteOf(path ?? "", `?${search}`)).toEqual(route);
    expect(operatorPath({ page: "new_booking", start: null, template: null })).toBe("/operator/bookings/new");
  });

  it.each(["/operator/nowhere", "/operator/bookings", "/operator/bookings/b/other", "/operator/templates/a/b",
    "/operator/bookings/a/invitations/b", "/operator/bookings/%E0%A4%A"])("%s is none", (path) =>
    expect(operatorRouteOf(path)).toBeNull());
});
