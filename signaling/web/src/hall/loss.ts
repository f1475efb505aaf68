import type { Model } from "../state/model";

// What a hall has lost: the line to signaling or its media path, an answer about its media, or the media server.
export type Loss = "line" | "media" | "mcu";

export function lossOf({ session, mcu }: Pick<Model, "session" | "mcu">): Loss | null {
  if (session.phase !== "live") return session.lost === null ? null : session.lost === "media" ? "media" : "line";
  if (!mcu) return "mcu";
  return session.link === "disturbed" || session.link === "restarting" ? "line" : null;
}

// Whether what the hall sends reaches the others, as far as the page knows. Media may go on without signaling.
export function isHeard({ session, mcu }: Pick<Model, "session" | "mcu">): boolean {
  return session.link === "connected" && (mcu || session.phase !== "live");
}
