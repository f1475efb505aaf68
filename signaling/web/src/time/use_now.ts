import { useEffect, useState } from "react";

// The page's monotonic clock in milliseconds, renewed every `everyMs`: for countdowns and waiting times.
export function useNow(everyMs = 250): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
