import { useEffect, useState } from "react";
import type { ChatEntry, SiteId } from "../protocol/messages";

const kToldByThenMs = 3000;

// The number of the last message that was seen; null: none has been told yet.
export type Seen = number | null;

// What a page finds when it opens was there before and is no news.
export function seenAfter(seen: Seen, chat: readonly ChatEntry[] | null, reading: boolean): Seen {
  const last = chat?.at(-1)?.n ?? 0;
  if (chat === null) return seen;
  return seen === null || reading ? last : seen;
}

// Messages of others that came since.
export function unreadOf(chat: readonly ChatEntry[] | null, seen: Seen, own: SiteId | null): readonly ChatEntry[] {
  if (chat === null || seen === null) return [];
  return chat.filter(({ n, site }) => n > seen && (site === null || site !== own));
}

// `reading`: the messages are on the screen.
export function useUnread(chat: readonly ChatEntry[] | null, own: SiteId | null, reading: boolean): readonly ChatEntry[] {
  const [seen, setSeen] = useState<Seen>(null);
  useEffect(() => setSeen((former) => seenAfter(former, chat, reading)), [chat, reading]);
  // Signaling tells of messages only when there are some: where none came with the rest, the first is news.
  useEffect(() => {
    const timer = setTimeout(() => setSeen((former) => former ?? 0), kToldByThenMs);
    return () => clearTimeout(timer);
  }, []);
  return reading ? [] : unreadOf(chat, seen, own);
}
