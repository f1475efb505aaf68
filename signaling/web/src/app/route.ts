// Which page an address means.
export type Route = { page: "hall" | "chair"; token: string } | { page: "landing" };

export function routeOf(location: Pick<Location, "pathname" | "search">): Route {
  const token = new URLSearchParams(location.search).get("token") ?? "";
  const path = location.pathname.replace(/\/+$/, "");
  if (token !== "" && (path === "/hall" || path === "/chair")) {
    return { page: path === "/hall" ? "hall" : "chair", token };
  }
  return { page: "landing" };
}
