import { useEffect, useState } from "react";

// The seconds until a moment (RFC 3339), counted down while the page stands; 0 once it has passed.
export function useSecondsUntil(moment: string): number {
  const left = () => Math.max(0, Math.ceil((new Date(moment).getTime() - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
