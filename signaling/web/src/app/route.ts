// Which of the three programs an address means. A hall and a chair's tablet load none of the office pages' code.
export type Route =
  | { page: "hall" | "chair"; token: string }
  | { page: "office" };

export function routeOf(location: Pick<Location, "pathname" | "search">): Route {
  const token = new URLSearchParams(location.search).get("token") ?? "";
  const path = location.pathname.replace(/\/+$/, "");
  if (token !== "" && (path === "/hall" || path === "/chair")) {
    return { page: path === "/hall" ? "hall" : "chair", token };
  }
  return { page: "office" };
}
