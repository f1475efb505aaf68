import type { Dictionary } from "../i18n/dictionary";
import type { Model } from "../state/model";

export type ConnectionTone = "good" | "busy" | "bad";

// The state of the seat in one or two words. `media`: the page sends and plays.
export function connectionState(
  { session, mcu, standby, lobby }: Pick<Model, "session" | "mcu" | "standby" | "lobby">,
  media: boolean,
  text: Dictionary,
): { tone: ConnectionTone; words: string } {
  const words = text.connection;
  const early = session.lost === "unknown_conference" && session.phase !== "ended";
  if (early && session.phase !== "live") return { tone: "busy", words: words.unknownConferenceTitle };
  switch (session.phase) {
    case "idle":
    case "connecting":
      return session.lost === null ? { tone: "busy", words: words.connecting } : { tone: "bad", words: words.lost };
    case "joining":
      return { tone: "busy", words: words.joining };
    case "waiting":
    case "ended":
      return { tone: "bad", words: words.lost };
    case "live":
      if (media && !mcu) return { tone: "bad", words: words.mcuLost };
      if (!media || standby !== null || lobby !== null || session.link === "connected") return { tone: "good", words: words.connected };
      return session.link === "negotiating" || session.link === "none"
        ? { tone: "busy", words: words.mediaComing }
        : { tone: "bad", words: words.disturbed };
  }
}
