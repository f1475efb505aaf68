import type { Role } from "../protocol/messages";

// A seat that signaling shows openly, which it does only in a demonstration.
export interface SeatLink {
  conference: string; // its title
  name: string; // of the site; empty for the chair
  role: Role;
  url: string;
}

// The open seats, or none: outside a demonstration the address answers with the page itself or not at all.
export async function fetchSeatLinks(): Promise<readonly SeatLink[]> {
  try {
    const response = await fetch("/links.json", { headers: { accept: "application/json" } });
    return response.ok ? parseSeatLinks(await response.json()) : [];
  } catch {
    return [];
  }
}

// Links lead to this very server only.
export function parseSeatLinks(json: unknown): readonly SeatLink[] {
  const list: unknown = typeof json === "object" && json !== null && "links" in json ? json.links : null;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { conference, name, role, url } = entry as Record<string, unknown>;
    if (typeof url !== "string" || !/^\/(hall|chair)\?token=/.test(url)) return [];
    return [
      {
        conference: typeof conference === "string" ? conference : "",
        name: typeof name === "string" ? name : "",
        role: role === "chair" ? ("chair" as const) : ("site" as const),
        url,
      },
    ];
  });
}
