import { useEffect, useState } from "react";

// The page's monotonic clock in milliseconds, for countdowns and waiting times: draws again every `everyMs`. Whatever
// else causes a drawing sees the time of that moment, so that a turn of three minutes never starts at 3:01.
export function useNow(everyMs = 250): number {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return performance.now();
}
