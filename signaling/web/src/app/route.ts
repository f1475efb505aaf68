// Which of the three programs an address means. A hall and a chair's tablet load none of the office pages' code.
export type Route =
  | { page: "hall"; token: string }
  | { page: "chair"; entry: { token: string } | { conference: string } }
  | { page: "office" };

export function routeOf(location: Pick<Location, "pathname" | "search">): Route {
  const search = new URLSearchParams(location.search);
  const token = search.get("token") ?? "";
  const conference = search.get("conference") ?? "";
  const path = location.pathname.replace(/\/+$/, "");
  if (path === "/hall" && token !== "") return { page: "hall", token };
  if (path === "/chair" && token !== "") return { page: "chair", entry: { token } };
  if (path === "/chair" && conference !== "") return { page: "chair", entry: { conference } };
  return { page: "office" };
}
