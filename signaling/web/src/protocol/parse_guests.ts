import type { Json } from "./json_values";
import { isRecord, isString, list, numberOrNull, stringOr } from "./json_values";
import type { GuestEntry, LobbyMessage } from "./messages";

// The messages of the lobby: to the guest that waits there, and to those who let it in.

export function parseLobby(json: Json): LobbyMessage {
  return {
    type: "lobby",
    title: stringOr(json["title"], ""),
    chair: stringOr(json["chair"], ""),
    name: stringOr(json["name"], ""),
    unit: stringOr(json["unit"], ""),
    ask_in_ms: numberOrNull(json["ask_in_ms"]),
  };
}

export function parseGuests(json: Json): { type: "guests"; guests: GuestEntry[] } {
  return { type: "guests", guests: list(json["guests"], parseGuest) };
}

function parseGuest(json: unknown): GuestEntry | null {
  if (!isRecord(json) || !isString(json["site"])) return null;
  return {
    site: json["site"],
    name: stringOr(json["name"], json["site"]),
    unit: stringOr(json["unit"], ""),
    since: stringOr(json["since"], ""),
    turned_away: json["turned_away"] === true,
    here: json["here"] === true,
  };
}
